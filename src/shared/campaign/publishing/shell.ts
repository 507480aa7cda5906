import { type Html, html, typesetPage } from './html.ts'
import {
  ABOUT_PATH,
  ARGUMENTS_PATH,
  CALLS_PATH,
  DATES_PATH,
  FEED_PATH,
  HOME_PATH,
  type Site,
  type SiteFile,
  STAGES_PATH,
  STYLE_PATH,
} from './site.ts'

/** The pages every page leads to, in the order of their list. */
const SECTIONS: readonly (readonly [path: string, label: string])[] = [
  [HOME_PATH, 'Les mesures'],
  [STAGES_PATH, 'Étape par étape'],
  [ARGUMENTS_PATH, 'Arguments'],
  [CALLS_PATH, 'Appeler'],
  [DATES_PATH, 'Dates'],
  [ABOUT_PATH, 'À propos'],
]

/** A page before it is written: `section` is the line of the list it belongs to. */
export interface PageContent {
  readonly path: string
  readonly title: string
  readonly section: string
  readonly summary: string
  readonly body: Html
}

/** The way back to the root of the folder from a page: `../` for one in a folder. */
export const rootOf = (path: string): string => '../'.repeat(path.split('/').length - 1)

/** Writes a page: its head, its landmarks, its list of sections. It loads nothing but the style sheet beside it. */
export function pageOf({ ground }: Site, { path, title, section, summary, body }: PageContent): SiteFile {
  const root = rootOf(path)
  const { settings } = ground.publication
  const name = settings.publisher || 'Campagne'
  const isHome = path === HOME_PATH
  const head = html`<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${isHome ? title : `${title} – ${ground.bill.title}`}</title>
<meta name="description" content="${summary}">
<link rel="stylesheet" href="${root}${STYLE_PATH}">
<link rel="alternate" type="application/atom+xml" title="${ground.bill.title}" href="${root}${FEED_PATH}">`
  const list = SECTIONS.map(
    ([to, label]) =>
      html`<li><a href="${root}${to}"${to === section ? html` aria-current="${path === to ? 'page' : 'true'}"` : undefined}>${label}</a></li>`,
  )
  const markup = html`<body>
<a class="skip" href="#contenu">Aller au contenu</a>
<header class="site">
<p class="name"><a href="${root}${HOME_PATH}">${name}</a></p>
<nav aria-label="Pages">
<ul>
${list}
</ul>
</nav>
</header>
<main id="contenu" tabindex="-1">
<h1>${title}</h1>
${body}
</main>
<footer class="site">
<p>${settings.publisher ? html`Publié par ${settings.publisher}. ` : undefined}<a href="${root}${ABOUT_PATH}">À propos de ces pages</a> · <a href="${root}${FEED_PATH}">Suivre par un flux</a></p>
</footer>
</body>`
  return {
    path,
    title,
    text: `<!doctype html>\n<html lang="fr">\n<head>\n${typesetHead(head.markup)}\n</head>\n${typesetPage(markup.markup)}\n</html>\n`,
  }
}

/** The words of the head: its title is typeset, its tags stand as they are. */
const typesetHead = (markup: string): string =>
  markup.replace(/<title>.*<\/title>/s, title => typesetPage(title))
