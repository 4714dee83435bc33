using VocEdu.Sandbox.Facebook;
using VocEdu.Sandbox.YouTube;
using VocEdu.Sandbox.Zalo;

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
        youTube = new
        {
            channelId = YouTubeState.ChannelId,
            name = YouTubeState.ChannelName,
            clientId = YouTubeState.ClientId,
            clientSecret = YouTubeState.ClientSecret,
            refreshToken = state.YouTube.RefreshTokens.LastOrDefault() ?? GoogleTokens.NewRefreshToken(state),
        },
        zalo = new
        {
            oaId = ZaloState.OaId,
            name = ZaloState.OaName,
            appId = ZaloState.AppId,
            appSecret = ZaloState.AppSecret,
            accessToken = state.Zalo.AccessTokens.Last().Token,
            accessTokenExpiresAt = state.Zalo.AccessTokens.Last().ExpiresAt,
            refreshToken = state.Zalo.RefreshTokens.Last().Token,
            refreshTokenIssuedAt = state.Zalo.RefreshTokens.Last().IssuedAt,
        },
    };
}
