/**
 * npm run release:cut -- VERSION: makes a version of what stands here. Its number goes where it is written (package.json, its lock file, names
 * of files in the guide), its lines of the changelog under it; then a commit, and a tag whose message is its notes. Nothing is sent.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareVersions, isVersion } from '../../src/shared/updates/version.ts'
import { product, projectRoot } from '../product.ts'
import { notesFile } from '../release.ts'
import { cutChangelog, unreleasedLines } from './changelog.ts'

const CHANGELOG = 'CHANGELOG.md'
const CITATION = 'CITATION.cff'
/** Pages that name the files of the release to download. */
const PAGES = ['docs/guide.md', 'docs/releasing.md']

function main(version: string | undefined): void {
  const former = product.version
  if (!version || !isVersion(version)) throw new Error('Le numéro attendu a trois nombres : 1.0.0.')
  if (compareVersions(version, former) <= 0)
    throw new Error(`La version ${version} ne vient pas après la ${former}.`)
  const notes = notesFile(version)
  if (!existsSync(notes) || readFileSync(notes, 'utf8').trim() === '')
    throw new Error(`Les notes de la version manquent : écrivez ${notes}, pour ceux qui l’installent.`)
  if (unreleasedLines(read(CHANGELOG)).length === 0)
    throw new Error(`${CHANGELOG} n’a aucune ligne sous « Unreleased » : il n’y a rien à publier.`)
  if (git('status', '--porcelain', '--', ':!packaging/notes') !== '')
    throw new Error(
      'Des fichiers ont changé depuis le dernier commit : une version se fait de ce qui est commis.',
    )
  if (git('tag', '--list', `v${version}`) !== '') throw new Error(`Le tag v${version} existe déjà.`)
  const changed = [CHANGELOG, CITATION, 'package.json', 'package-lock.json', ...PAGES]
  write(CHANGELOG, cutChangelog(read(CHANGELOG), { version, date: today() }))
  write(
    CITATION,
    read(CITATION)
      .replace(/^version: .*$/m, `version: "${version}"`)
      .replace(/^date-released: .*$/m, `date-released: "${today()}"`),
  )
  for (const file of ['package.json', 'package-lock.json'])
    write(file, renumbered(read(file), former, version))
  for (const page of PAGES) write(page, renamed(read(page), former, version))
  git('add', '--', ...changed, 'packaging/notes')
  git('commit', '--quiet', '--message', `Release ${version}`)
  git('tag', '--annotate', `v${version}`, '--cleanup=verbatim', '--file', notes)
  console.log(
    `Version ${version} : commise, et le tag v${version} porte ses notes. Pour la publier : git push --follow-tags`,
  )
}

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8')
const write = (file: string, text: string): void => writeFileSync(join(projectRoot, file), text)
const today = (): string => new Date().toISOString().slice(0, 10)

/** The number of the project itself, which stands first; a package of the same number keeps its own. */
function renumbered(text: string, former: string, version: string): string {
  const own = new RegExp(
    `("name": "${product.name}",\\s*(?:"productName": "[^"]*",\\s*)?"version": )"${former}"`,
    'g',
  )
  return text.replace(own, (_all, before: string) => `${before}"${version}"`)
}

/** Names of files of a release, under its number. */
const renamed = (text: string, former: string, version: string): string =>
  text.replaceAll(
    new RegExp(`(${product.executable}[a-z-]*[-_])${former}(?=[-_])`, 'g'),
    (_all, name: string) => `${name}${version}`,
  )

/** Asks git, and gives its answer. Throws its own sentence where it refuses. */
function git(...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('git', words, { cwd: projectRoot, encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${words[0]} : ${stderr.trim()}`)
  return stdout.trim()
}

try {
  main(process.argv[2])
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
