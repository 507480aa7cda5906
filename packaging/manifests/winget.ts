import type { Edition } from '../../src/main/updates/release.ts'
import { packageName } from '../edition.ts'
import { product } from '../product.ts'
import { downloadAddress, type Manifest, type PublishedRelease } from './published.ts'

/** Version of the schema of winget's manifests. */
const SCHEMA = '1.10.0'

const identifiers: Readonly<Record<Edition, string>> = {
  electron: 'Pretoire.Pretoire',
  browser: 'Pretoire.Pretoire.Navigateur',
}

type Field = string | readonly string[]

/** The manifests of winget for the installers of Windows that a release has: three files for each edition. */
export function wingetManifests(release: PublishedRelease): Manifest[] {
  return (['electron', 'browser'] as const).flatMap(edition => {
    const setup = `${packageName(edition)}-${release.version}-setup.exe`
    const sha256 = release.sums.get(setup)
    return sha256 ? manifestsOf(release, { edition, setup, sha256 }) : []
  })
}

function manifestsOf(
  release: PublishedRelease,
  { edition, setup, sha256 }: { edition: Edition; setup: string; sha256: string },
): Manifest[] {
  const { version, homepage, date } = release
  const id = identifiers[edition]
  const folder = `winget/manifests/p/${id.replaceAll('.', '/')}/${version}`
  const file = (end: string, kind: string, fields: Readonly<Record<string, Field>>, rest = ''): Manifest => ({
    path: `${folder}/${id}${end}.yaml`,
    text: [
      `# yaml-language-server: $schema=https://aka.ms/winget-manifest.${kind}.${SCHEMA}.schema.json`,
      ...Object.entries({ PackageIdentifier: id, PackageVersion: version, ...fields }).map(printField),
      `${rest}ManifestType: ${kind}`,
      `ManifestVersion: ${SCHEMA}`,
      '',
    ].join('\n'),
  })
  const installers = `AppsAndFeaturesEntries:
- DisplayName: ${quote(product.productName)}
  Publisher: ${quote(product.authors)}
  ProductCode: ${quote(product.name)}
Installers:
- Architecture: x64
  InstallerUrl: ${quote(downloadAddress(release, setup))}
  InstallerSha256: ${quote(sha256.toUpperCase())}
`
  return [
    file('', 'version', { DefaultLocale: 'fr-FR' }),
    file(
      '.installer',
      'installer',
      {
        InstallerType: 'nullsoft',
        Scope: 'user',
        InstallModes: ['interactive', 'silent'],
        UpgradeBehavior: 'install',
        Commands: [product.executable],
        FileExtensions: [product.extension],
        ReleaseDate: date,
      },
      installers,
    ),
    file('.locale.fr-FR', 'defaultLocale', {
      PackageLocale: 'fr-FR',
      Publisher: product.authors,
      PublisherUrl: homepage,
      PublisherSupportUrl: `${homepage}/issues`,
      PackageName: product.productName,
      PackageUrl: homepage,
      License: product.license,
      LicenseUrl: `${homepage}/blob/v${version}/LICENSE`,
      ShortDescription: product.summary,
      Description: product.description.join('\n'),
      ...(edition === 'electron' && { Moniker: product.executable }),
      Tags: ['juridique', 'recours', 'parlement', 'docx', 'hors-ligne'],
      ReleaseNotesUrl: `${homepage}/releases/tag/v${version}`,
    }),
  ]
}

/** A string of JSON is a string of YAML, whatever it holds. */
const quote = (text: string): string => JSON.stringify(text)

const printField = ([name, value]: [string, Field]): string =>
  typeof value === 'string'
    ? `${name}: ${quote(value)}`
    : `${name}:\n${value.map(word => `- ${quote(word)}`).join('\n')}`
