using Microsoft.AspNetCore.Mvc;

namespace VocEdu.Cms.Hosting;

/// <summary>What a form says about a value it cannot read.</summary>
internal static class VietnameseBinding
{
    public static void Configure(MvcOptions options)
    {
        var say = options.ModelBindingMessageProvider;
        say.SetValueMustNotBeNullAccessor(_ => "Vui lòng nhập mục này.");
        say.SetMissingBindRequiredValueAccessor(_ => "Vui lòng nhập mục này.");
        say.SetMissingKeyOrValueAccessor(() => "Vui lòng nhập mục này.");
        say.SetValueIsInvalidAccessor(_ => "Giá trị không hợp lệ.");
        say.SetAttemptedValueIsInvalidAccessor((_, _) => "Giá trị không hợp lệ.");
        say.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "Giá trị không hợp lệ.");
        say.SetUnknownValueIsInvalidAccessor(_ => "Giá trị không hợp lệ.");
        say.SetNonPropertyUnknownValueIsInvalidAccessor(() => "Giá trị không hợp lệ.");
        say.SetValueMustBeANumberAccessor(_ => "Vui lòng nhập một số.");
        say.SetNonPropertyValueMustBeANumberAccessor(() => "Vui lòng nhập một số.");
    }
}
