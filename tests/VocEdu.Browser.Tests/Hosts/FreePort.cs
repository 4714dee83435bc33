using System.Net;
using System.Net.Sockets;

namespace VocEdu.Browser.Tests.Hosts;

/// <summary>A port of this machine that nobody listens on; a host must know its own address before it starts.</summary>
internal static class FreePort
{
    public static int Find()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
