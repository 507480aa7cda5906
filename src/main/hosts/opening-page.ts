import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { escapeXml } from '../../shared/kernel/escape.ts'
import type { Backup } from '../../shared/safekeeping/model.ts'
import { common, policy } from '../kernel/wire-replies.ts'
import type { LossKind } from '../library/marker.ts'

/** Content of the opening screen: its message and its actions. */
export interface OpeningScreen {
  readonly reason: string
  readonly folder: string
  /** folder of the built window, whose style it bears */
  readonly window: string
  /** its backups, newest first */
  readonly backups: readonly Backup[]
  /** what became of the library, where that is known */
  readonly loss: LossKind | undefined
  readonly acts: { readonly folder: boolean; readonly choose: boolean }
}

/** The page a person sees while the library cannot be opened: why, what is kept, what can be done. */
export function openingPage({ reason, folder, window, backups, loss, acts }: OpeningScreen): Response {
  const hasScript = acts.choose || acts.folder || loss !== undefined
  const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Prétoire ne peut pas s’ouvrir</title>
<meta name="viewport" content="width=device-width">${styleOf(window)}${hasScript ? '<script src="opening.js" defer></script>' : ''}</head>
<body><main class="opening"><p class="opening-name">Prétoire</p>
<h1>La bibliothèque ne peut pas s’ouvrir</h1>
<p role="alert" class="opening-reason">${escapeXml(reason)}</p>
<p>Elle se trouve dans le dossier <span class="opening-folder">${escapeXml(folder)}</span>. Prétoire n’y a rien supprimé.</p>
${loss ? offers(loss, backups) : ''}
<p class="opening-acts"><a class="button main" href="./">Essayer de nouveau</a>
${acts.choose ? button('choose', 'Choisir une autre bibliothèque…') : ''}
${acts.folder ? button('folder', 'Ouvrir le dossier') : ''}</p>
${acts.choose ? '<p class="opening-note">Une autre bibliothèque ne vaut que pour cette fois : au prochain lancement, Prétoire revient à celle-ci.</p>' : ''}
</main></body></html>`
  return reply(body, 'text/html', 503, { 'Content-Security-Policy': policy, 'X-Frame-Options': 'DENY' })
}

/** Lists the ways out for a library that is damaged, gone or replaced: a backup put back, what reads salvaged, or as it is. */
function offers(loss: LossKind, backups: readonly Backup[]): string {
  const isThere = loss !== 'missing' && loss !== 'empty'
  return `<section class="opening-offers" aria-labelledby="offers"><h2 id="offers">Retrouver votre travail</h2>
<p>${
    backups.length > 0
      ? 'Chaque sauvegarde est relue avant d’être rétablie, dans un fichier neuf. Celui qui ne s’ouvre pas est gardé à part.'
      : 'Aucune sauvegarde n’a été trouvée dans le dossier de la bibliothèque, ni à sa seconde place. Si vous en avez une ailleurs, copiez-la dans son sous-dossier «\u00a0backups\u00a0», puis essayez de nouveau.'
  }</p>
${backups.length > 0 ? `<ul class="opening-backups">${backups.slice(0, MAX_LISTED).map(backupRow).join('')}</ul>` : ''}
${backups.length > MAX_LISTED ? `<p class="opening-note">Et ${backups.length - MAX_LISTED} plus anciennes, que «\u00a0pretoire rescue\u00a0» liste.</p>` : ''}
<p class="opening-acts">
${loss === 'damaged' ? button('salvage', 'Récupérer ce qui se lit encore') : ''}
${loss === 'older' || loss === 'other' ? button('accept', 'Ouvrir ce fichier tel quel') : ''}
${isThere ? '' : button('empty', 'Commencer une bibliothèque vide')}
</p></section>`
}

/** Backups that the screen lists. */
const MAX_LISTED = 12

const PROOF_TEXT = {
  proven: 'relue quand elle a été faite',
  unproven: 'une partie ne se lit plus',
  unread: 'ancienne, sera relue d’abord',
  damaged: 'endommagée',
} as const

function backupRow({ name, at, bytes, proof, counts, lastChange, missing, partial }: Backup): string {
  const day = momentText(at)
  const parts = [
    counts &&
      `${counts.dossiers} dossier${counts.dossiers > 1 ? 's' : ''}, ${counts.drafts} texte${counts.drafts > 1 ? 's' : ''}`,
    lastChange && `dernier changement le ${momentText(lastChange)}`,
    sizeText(bytes),
    PROOF_TEXT[proof],
    missing.length > 0 && 'incomplète',
    partial && 'sans les textes importés',
  ].filter(Boolean)
  return `<li><span><strong>${day}</strong><br><span class="opening-note">${escapeXml(parts.join(' · '))}</span></span>
<button type="button" class="button" data-act="restore" data-name="${escapeXml(name)}" aria-label="Rétablir la sauvegarde du ${day}"${proof === 'damaged' ? ' disabled' : ''}>Rétablir</button></li>`
}

const sizeText = (bytes: number): string =>
  bytes < 2 ** 20
    ? `${Math.ceil(bytes / 1024)} ko`
    : `${(bytes / 2 ** 20).toLocaleString('fr-FR', { maximumFractionDigits: 1 })} Mo`

const momentText = (at: string): string =>
  new Date(at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' })

/** The script of that page: its buttons have the host act, then the library is tried again. */
export const openingScript = (): Response =>
  reply(
    `for (const button of document.querySelectorAll('button[data-act]'))
  button.addEventListener('click', async () => {
    const all = document.querySelectorAll('button[data-act]')
    const states = [...all].map(one => one.disabled)
    for (const one of all) one.disabled = true
    const status = document.querySelector('[role=alert]')
    if (button.dataset.name || button.dataset.act === 'salvage')
      status.textContent = 'Lecture en cours : cela peut prendre quelques minutes.'
    const response = await fetch('opening/' + button.dataset.act, { method: 'POST', body: button.dataset.name ?? '' })
    const { message, done } = await response.json()
    all.forEach((one, n) => { one.disabled = states[n] })
    if (message) status.textContent = message
    else if (done) {
      document.querySelector('h1').textContent = 'La bibliothèque peut s’ouvrir'
      status.textContent = done
      status.classList.add('opening-done')
      document.querySelector('.opening-offers').remove()
      document.querySelector('a.main').textContent = 'Ouvrir Prétoire'
    } else if (button.dataset.act === 'choose') location.replace('./')
  })
`,
    'text/javascript',
    200,
    {},
  )

const button = (act: string, label: string) =>
  `<button type="button" class="button" data-act="${act}">${label}</button>`

/** The style sheets of the built window, as its own page names them. */
export function styleOf(window: string): string {
  try {
    const page = readFileSync(join(window, 'index.html'), 'utf8')
    return (page.match(/<link rel="stylesheet"[^>]*>/g) ?? []).join('')
  } catch {
    return ''
  }
}

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
