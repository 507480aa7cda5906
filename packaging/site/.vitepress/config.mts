import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const docs = fileURLToPath(new URL('../source', import.meta.url))

/** The title that a document bears. */
const titleOf = (path: string): string =>
  /^# (.+)$/m.exec(readFileSync(`${docs}/${path}`, 'utf8'))?.[1]?.replaceAll('`', '') ?? path

const page = (path: string) => ({ text: titleOf(path), link: `/${path.replace(/\.md$/, '')}` })

const pagesOf = (folder: string) =>
  readdirSync(`${docs}/${folder}`)
    .filter(name => name.endsWith('.md') && name !== 'index.md')
    .map(name => page(`${folder}/${name}`))

// The site of the documents: the same files that the repository shows, searched on the reader's computer, with no request elsewhere.
export default defineConfig({
  lang: 'fr',
  title: 'Prétoire',
  description: 'L’atelier de bureau des recours administratifs et des notes parlementaires, hors ligne',
  srcDir: docs,
  outDir: fileURLToPath(new URL('../../../dist/site', import.meta.url)),
  cacheDir: fileURLToPath(new URL('../vite', import.meta.url)),
  cleanUrls: false,
  markdown: {
    config: md => {
      // what is written between < and >, or between {{ and }}, is words: neither a tag nor a program
      md.set({ html: false })
      md.renderer.rules.text = (tokens, place) =>
        md.utils.escapeHtml(tokens[place]?.content ?? '').replaceAll('{{', '&#123;&#123;')
      md.renderer.rules.code_inline = (tokens, place) =>
        `<code v-pre>${md.utils.escapeHtml(tokens[place]?.content ?? '')}</code>`
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        translations: {
          button: { buttonText: 'Chercher', buttonAriaLabel: 'Chercher' },
          modal: {
            noResultsText: 'Rien ne répond à',
            resetButtonTitle: 'Effacer',
            displayDetails: 'Montrer le détail',
            footer: { selectText: 'ouvrir', navigateText: 'aller', closeText: 'fermer' },
          },
        },
      },
    },
    outline: { level: [2, 3], label: 'Sur cette page' },
    docFooter: { prev: 'Page précédente', next: 'Page suivante' },
    darkModeSwitchLabel: 'Thème',
    lightModeSwitchTitle: 'Thème clair',
    darkModeSwitchTitle: 'Thème sombre',
    sidebarMenuLabel: 'Pages',
    returnToTopLabel: 'Haut de la page',
    nav: [
      { text: 'Le guide', link: '/guide' },
      { text: 'La ligne de commande', link: '/cli' },
      { text: 'Le bureau', link: '/office' },
    ],
    sidebar: [
      {
        text: 'S’en servir',
        items: [
          'guide.md',
          'cli.md',
          'office.md',
          'law.md',
          'accessibilite.md',
          'CHANGELOG.md',
          'SUPPORT.md',
          'SECURITY.md',
        ].map(page),
      },
      {
        text: 'Le construire',
        items: [
          'CONTRIBUTING.md',
          'architecture.md',
          'map.md',
          'glossary.md',
          'electron-security.md',
          'benchmarks.md',
          'mutants.md',
          'releasing.md',
          'windows-protocol.md',
          'word-protocol.md',
        ].map(page),
      },
      { text: 'Les formats', collapsed: true, items: pagesOf('formats') },
      { text: 'Les décisions', collapsed: true, items: pagesOf('decisions') },
    ],
  },
})
