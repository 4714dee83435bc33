using Npgsql;
using VocEdu.Publishing.Delivery;

namespace VocEdu.Cms.Media.Making;

/// <summary>Runs on every job node: makes files ready as they come, films one at a time beside everything else.</summary>
public sealed class MediaClock(MakeReady ready, NpgsqlDataSource database, TimeProvider clock, ILogger<MediaClock> log) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(LaneAsync(heavy: false, stoppingToken), LaneAsync(heavy: true, stoppingToken));

    private async Task LaneAsync(bool heavy, CancellationToken stopping)
    {
        using var alarm = new Alarm(MediaQueue.Bell, database, clock, log);
        var listening = alarm.ListenAsync(stopping);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                while (await ready.OneAsync(heavy, only: null, stopping)) stopping.ThrowIfCancellationRequested();
                await alarm.WaitAsync(null, stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception fault)
            {
                log.LogError(fault, "The media library's queue could not be read and is read again");
                await alarm.RestAsync(stopping);
            }
        }

        await listening;
    }
}
