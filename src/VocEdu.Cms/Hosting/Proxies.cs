using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace VocEdu.Cms.Hosting;

/// <summary>
/// Which proxies stand before the program (<c>Proxy:Known</c>: addresses and networks, <c>10.0.0.5, 10.1.0.0/16</c>). What they say of a client's address
/// and of HTTPS is believed, from nobody else. Default: there are none.
/// </summary>
public static class Proxies
{
    public static void UseKnownProxies(this WebApplication app)
    {
        if (app.Configuration["Proxy:Known"] is { Length: > 0 } known) app.UseForwardedHeaders(Believing(known));
    }

    public static ForwardedHeadersOptions Believing(string known)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        options.KnownProxies.Clear();       // without these two, this machine would be believed as well
        options.KnownIPNetworks.Clear();
        foreach (var place in known.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(place, out var address)) options.KnownProxies.Add(address);
            else if (System.Net.IPNetwork.TryParse(place, out var network)) options.KnownIPNetworks.Add(network);
            else throw new StartRefusedException($"Proxy:Known names \"{place}\", which is no address and no network. Write for example 10.0.0.5, 10.1.0.0/16.");
        }

        return options;
    }
}
