import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { common, policy } from '../kernel/wire-replies.ts'

/** Content of the opening screen: its message and its actions. */
export interface OpeningScreen {
  readonly reason: string
  readonly folder: string
  /** folder of the built window, whose style it bears */
  readonly window: string
  /** whether the library has backups */
  readonly backups: boolean
  readonly acts: { readonly folder: boolean; readonly choose: boolean }
}

/** The page a person sees while the library cannot be opened: why, what is kept, what can be done. */
export function openingPage({ reason, folder, window, backups, acts }: OpeningScreen): Response {
  const reassurance = `Prétoire n’y a rien supprimé${backups ? ' ; vos sauvegardes sont dans son sous-dossier « backups »' : ''}.`
  const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Prétoire ne peut pas s’ouvrir</title>
<meta name="viewport" content="width=device-width">${styleOf(window)}${acts.choose || acts.folder ? '<script src="/opening.js" defer></script>' : ''}</head>
<body><main class="opening"><p class="opening-name">Prétoire</p>
<h1>La bibliothèque ne peut pas s’ouvrir</h1>
<p role="alert" class="opening-reason">${escapeHtml(bindQuotes(reason))}</p>
<p>Elle se trouve dans le dossier <span class="opening-folder">${escapeHtml(folder)}</span>. ${reassurance}</p>
<p class="opening-acts"><a class="button main" href="/">Essayer de nouveau</a>
${acts.choose ? button('choose', 'Choisir une autre bibliothèque…') : ''}
${acts.folder ? button('folder', 'Ouvrir le dossier') : ''}</p>
${acts.choose ? '<p class="opening-note">Une autre bibliothèque ne vaut que pour cette fois : au prochain lancement, Prétoire revient à celle-ci.</p>' : ''}
</main></body></html>`
  return reply(body, 'text/html', 503, { 'Content-Security-Policy': policy, 'X-Frame-Options': 'DENY' })
}

/** The script of that page: its buttons have the host act, then the library is tried again. */
export const openingScript = (): Response =>
  reply(
    `for (const button of document.querySelectorAll('button[data-act]'))
  button.addEventListener('click', async () => {
    const response = await fetch('/opening/' + button.dataset.act, { method: 'POST' })
    const { message } = await response.json()
    if (message) document.querySelector('[role=alert]').textContent = message
    else if (button.dataset.act === 'choose') location.replace('/')
  })
`,
    'text/javascript',
    200,
    {},
  )

const button = (act: string, label: string) =>
  `<button type="button" class="button" data-act="${act}">${label}</button>`

/** The style sheets of the built window, as its own page names them. */
function styleOf(window: string): string {
  try {
    const page = readFileSync(join(window, 'index.html'), 'utf8')
    return (page.match(/<link rel="stylesheet"[^>]*>/g) ?? []).join('')
  } catch {
    return ''
  }
}

/** Keeps guillemets on the line of their words. */
const bindQuotes = (text: string) => text.replaceAll('« ', '«\u00a0').replaceAll(' »', '\u00a0»')

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, one => `&#${one.charCodeAt(0)};`)

const reply = (body: string, type: string, status: number, headers: Record<string, string>) =>
  new Response(body, {
    status,
    headers: {
      ...common,
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': 'no-store',
      ...headers,
    },
  })
