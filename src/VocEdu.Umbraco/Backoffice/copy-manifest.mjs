// The manifest goes beside the bundles it names, with the version of this package.
import { readFileSync, writeFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync('umbraco-package.json', 'utf8'));
const project = readFileSync('../VocEdu.Umbraco.csproj', 'utf8');
manifest.version = /<Version>([^<]+)<\/Version>/.exec(project)?.[1] ?? manifest.version;
writeFileSync('../wwwroot/App_Plugins/VocEdu/umbraco-package.json', JSON.stringify(manifest, null, 2) + '\n');
