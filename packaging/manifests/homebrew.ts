import { COMMAND_LINE_FLAGS } from '../mac/bundle.ts'
import { product } from '../product.ts'
import { downloadAddress, type Manifest, type PublishedRelease } from './published.ts'

/** Processors of a Mac, as Homebrew and as our files name them. */
const processors = [
  ['arm', 'arm64'],
  ['intel', 'x64'],
] as const

/** The cask of Homebrew for the archives of macOS that a release has; none where it has none. */
export function homebrewCask(release: PublishedRelease): Manifest[] {
  const archive = (arch: string) => `${product.executable}-${release.version}-mac-${arch}.zip`
  const there = processors.flatMap(([theirs, ours]) => {
    const sha256 = release.sums.get(archive(ours))
    return sha256 ? [{ theirs, ours, sha256 }] : []
  })
  const [only] = there
  if (!only) return []
  // « #{…} » is filled by Ruby, as people compare casks from one version to the next
  const address = downloadAddress({ ...release, version: '#{version}' }, 'FILE').replace(
    'FILE',
    `${product.executable}-#{version}-mac-#{arch}.zip`,
  )
  const folder = `${product.executable}-#{version}-mac-#{arch}`
  const both = there.length > 1
  const lines = (values: (archived: (typeof there)[number]) => string) =>
    there.map(archived => `${archived.theirs}: "${values(archived)}"`).join(', ')
  return [
    {
      path: `homebrew/Casks/${product.executable}.rb`,
      text: `cask "${product.executable}" do
  arch ${lines(({ ours }) => ours)}

  version "${release.version}"
  sha256 ${both ? lines(({ sha256 }) => sha256) : `"${only.sha256}"`}

  url "${address}"
  name "${product.productName}"
  desc "Offline workshop for administrative recourses and parliamentary briefings"
  homepage "${release.homepage}"
${both ? '' : `\n  depends_on arch: :${only.ours === 'x64' ? 'x86_64' : 'arm64'}\n`}
  app "${folder}/Pretoire.app"
  shimscript = "#{staged_path}/${product.executable}.wrapper.sh"
  binary shimscript, target: "${product.executable}"

  preflight do
    File.write shimscript, <<~SH
      #!/bin/sh
      exec "#{appdir}/Pretoire.app/Contents/MacOS/Pretoire" ${COMMAND_LINE_FLAGS} -- "$@"
    SH
  end

  # the library of the user is not the program's to remove
  caveats "${product.libraryStays} quand Prétoire est désinstallé."
end
`,
    },
  ]
}
