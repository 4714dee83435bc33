// node lighthouse.mjs CHROMIUM ADDRESS…: what Lighthouse says of each page on a phone, one line of JSON each:
// { address, scores: { category: 0…1 }, shift, kilobytes, faults: [text] }.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const [chromePath, ...addresses] = process.argv.slice(2);
const settings = { disableFullPageScreenshot: true, pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 200, cpuQuietThresholdMs: 200,
  onlyCategories: ['performance', 'accessibility', 'best-practices', 'seo'],
  skipAudits: ['bf-cache', 'screenshot-thumbnails', 'final-screenshot'] };      // without weight in a score, and each takes its time
const chromium = await launch({ chromePath, chromeFlags: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic'] });
try {
  for (const address of addresses) {
    const { lhr } = await lighthouse(address, { port: chromium.port, output: 'json', logLevel: 'error' }, { extends: 'lighthouse:default', settings });
    const scores = Object.fromEntries(Object.values(lhr.categories).map(category => [category.id, category.score]));
    const faults = Object.values(lhr.categories).filter(category => category.id !== 'performance')
      .flatMap(category => category.auditRefs.filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({ id }) => `${id}: ${lhr.audits[id].title} ${JSON.stringify(lhr.audits[id].details?.items?.slice(0, 3).map(item => item.node?.snippet ?? item.url ?? item.description ?? '') ?? '')}`));
    console.log(JSON.stringify({ address, scores, shift: lhr.audits['cumulative-layout-shift'].numericValue ?? 0,
      kilobytes: Math.round((lhr.audits['total-byte-weight'].numericValue ?? 0) / 1024), faults }));
  }
} finally {
  chromium.kill();
}
