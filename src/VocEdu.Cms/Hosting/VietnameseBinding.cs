using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace VocEdu.Cms.Hosting;

/// <summary>What a form says about a value it cannot read, or that has no sentence of its own.</summary>
internal sealed class VietnameseBinding : IValidationMetadataProvider
{
    private const string Missing = "Vui lòng nhập mục này.", Invalid = "Giá trị không hợp lệ.";

    /// <summary>Also what the compiler's nullability makes required gets Vietnamese words.</summary>
    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>().Where(rule => rule.ErrorMessage is null && rule.ErrorMessageResourceName is null))
            rule.ErrorMessage = rule is RequiredAttribute ? Missing : Invalid;
    }

    public static void Configure(MvcOptions options)
    {
        options.ModelMetadataDetailsProviders.Add(new VietnameseBinding());
        var say = options.ModelBindingMessageProvider;
        say.SetValueMustNotBeNullAccessor(_ => Missing);
        say.SetMissingBindRequiredValueAccessor(_ => Missing);
        say.SetMissingKeyOrValueAccessor(() => Missing);
        say.SetValueIsInvalidAccessor(_ => Invalid);
        say.SetAttemptedValueIsInvalidAccessor((_, _) => Invalid);
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => Invalid);
        say.SetUnknownValueIsInvalidAccessor(_ => Invalid);
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => Invalid);
        say.SetValueMustBeANumberAccessor(_ => "Vui lòng nhập một số.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Vui lòng nhập một số.");
    }
}
