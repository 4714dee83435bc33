using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using VocEdu.Cms.Data;
using VocEdu.Cms.Hosting;

namespace VocEdu.Cms.Accounts;

/// <summary>How strict sign-in is (<c>Accounts:…</c>).</summary>
public sealed class AccountOptions
{
    /// <summary>Someone who does nothing for so long is signed out. An open editor keeps its session alive.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")] public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(15);

    [Range(3, 20)] public int FailuresBeforeLock { get; set; } = 5;
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")] public TimeSpan Lock { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Until administrators have set up a second factor they reach nothing else.</summary>
    public bool SecondFactorForAdministrators { get; set; }
}

public static class AccountServices
{
    public const string TokenScheme = "Bearer";
    private const string CookieOrToken = "CookieOrToken";

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<AccountOptions>().BindConfiguration("Accounts").ValidateDataAnnotations().ValidateOnStart();
        // The same connection as the newsroom's, so that a change and its audit line are one transaction.
        services.AddDbContext<AccountsDb>((provider, options) =>
            options.UseNpgsql(provider.GetRequiredService<CmsDb>().Database.GetDbConnection()));

        services.AddIdentityCore<Person>(identity =>
            {
                identity.Password = new() { RequiredLength = 8, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.Tokens.AuthenticatorIssuer = "VocEduCms";
            })
            .AddEntityFrameworkStores<AccountsDb>()
            .AddSignInManager<PersonSignIn>()
            .AddClaimsPrincipalFactory<PersonClaims>()
            .AddPasswordValidator<PasswordRule>()
            .AddErrorDescriber<AccountErrors>()
            .AddDefaultTokenProviders();
        services.AddOptions<IdentityOptions>().Configure<IOptions<AccountOptions>>((identity, accounts) =>
            (identity.Lockout.MaxFailedAccessAttempts, identity.Lockout.DefaultLockoutTimeSpan) = (accounts.Value.FailuresBeforeLock, accounts.Value.Lock));
        // How soon a disabled account or a changed role is felt in a browser that is signed in.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));

        AddSchemes(services);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());

        services.AddSingleton(AccountsDb.Files);
        services.AddScoped<ManagePeople>().AddScoped<ManageInvitations>();
        services.AddHostedService<FirstAdministrator>();
    }

    private static void AddSchemes(IServiceCollection services)
    {
        services.AddAuthentication(CookieOrToken)
            .AddPolicyScheme(CookieOrToken, null, scheme => scheme.ForwardDefaultSelector = context =>
                context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase) ? TokenScheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenScheme, null)
            .AddIdentityCookies(cookies =>
            {
                cookies.ApplicationCookie!.Configure<IOptions<AccountOptions>>((cookie, accounts) =>
                {
                    cookie.Cookie.Name = "vocedu";
                    cookie.Cookie.SameSite = SameSiteMode.Lax;
                    cookie.LoginPath = "/dang-nhap";
                    cookie.ReturnUrlParameter = "returnUrl";
                    cookie.ExpireTimeSpan = accounts.Value.Idle;
                    cookie.SlidingExpiration = true;
                    cookie.Events.OnRedirectToLogin = SignInAnswers.AskToSignIn;
                    cookie.Events.OnRedirectToAccessDenied = SignInAnswers.Refuse;
                });
                cookies.TwoFactorUserIdCookie!.Configure(cookie => cookie.Cookie.Name = "vocedu-2");
            });
    }
}
