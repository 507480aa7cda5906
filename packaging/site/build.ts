/** npm run docs: the site of the documents, in dist/site, by the VitePress of this folder. The first run fetches it. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** VitePress and the pages it draws lie in one folder: a page looks for what it is drawn by beside itself. */
const workshop = join(root, '.cache/site')
const source = join(workshop, 'source')
const site = join(root, 'dist/site')
/** Documents that stand at the root of the repository, and are pages of the site. */
const AT_ROOT = ['SECURITY.md', 'CHANGELOG.md', 'SUPPORT.md', 'CONTRIBUTING.md', 'CODE_OF_CONDUCT.md']

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, {
    cwd: workshop,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  })
  if (status !== 0) process.exit(status ?? 1)
}

for (const name of ['package.json', 'package-lock.json', '.vitepress'])
  cpSync(join(root, 'packaging/site', name), join(workshop, name), { recursive: true })
if (!existsSync(join(workshop, 'node_modules/vitepress'))) run('npm', 'ci', '--no-audit', '--no-fund')

// one folder of pages: a link that leaves docs/ for the root, or the other way, is between neighbours there
rmSync(source, { recursive: true, force: true })
cpSync(join(root, 'docs'), source, { recursive: true })
for (const name of AT_ROOT) cpSync(join(root, name), join(source, name))
for (const name of readdirSync(source).filter(one => one.endsWith('.md'))) {
  const file = join(source, name)
  const text = readFileSync(file, 'utf8').replaceAll(/\]\((?:docs|\.\.)\//g, '](')
  writeFileSync(file, text.replaceAll('](README.md', '](index.md'))
}
run(process.execPath, 'node_modules/vitepress/bin/vitepress.js', 'build', '.')

const pages = readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.html'))
  .map(name => ({ name, html: readFileSync(join(site, name), 'utf8') }))
const ASKING = /<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)="(?:https?:)?\/\/[^"]*"/g
const faults = pages.flatMap(({ name, html }) => [
  // VitePress goes on past a page that it could not draw
  ...(name === '404.html' || html.includes('<h1') ? [] : [`${name} est vide.`]),
  ...[...html.matchAll(ASKING)].map(([tag]) => `${name} demande à une autre adresse : ${tag}`),
])
if (faults.length > 0) {
  console.error(faults.join('\n'))
  process.exit(1)
}
console.log(`Le site est dans ${site} : ${pages.length} pages.`)
