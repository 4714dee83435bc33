using VocEdu.Sandbox.Facebook;

namespace VocEdu.Sandbox.State;

/// <summary>The ready-made accounts, with the tokens that are good now. All of them are invented.</summary>
public static class DemoAccounts
{
    public static object Of(SandboxState state) => new
    {
        facebook = new
        {
            pageId = FacebookState.PageId,
            name = FacebookState.PageName,
            pageToken = FacebookState.PageToken,
            appId = FacebookState.AppId,
            appSecret = FacebookState.AppSecret,
        },
    };
}
