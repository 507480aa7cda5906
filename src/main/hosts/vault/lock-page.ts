import { escapeXml } from '../../../shared/kernel/escape.ts'
import { common, policy } from '../../kernel/wire-replies.ts'
import { styleOf } from '../opening-page.ts'

interface LockPage {
  readonly window: string
  readonly isUnfinished: boolean
  /** whether the system's keyring opens the library, and is reached from here */
  readonly opensByKeyring: boolean
}

/** The page of a locked library: nothing of it but a field for its passphrase, and a button where the keyring opens it. */
export function lockPage({ window, isUnfinished, opensByKeyring }: LockPage): Response {
  const body = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Prétoire</title>
<meta name="viewport" content="width=device-width">${styleOf(window)}<script src="lock.js" defer></script></head>
<body><main class="opening"><p class="opening-name">Prétoire</p>
<h1>La bibliothèque est verrouillée</h1>
<p role="alert" class="opening-reason">${escapeXml(
    isUnfinished
      ? 'Son scellement, ou sa remise en clair, s’était arrêté au milieu\u00a0: sa phrase de passe permet de le finir.'
      : 'Sa phrase de passe l’ouvre, ou sa clé de secours.',
  )}</p>
<form class="opening-unlock" autocomplete="off">
<label for="passphrase">Phrase de passe</label>
<input id="passphrase" type="password" autocomplete="off" autofocus required>
<button type="submit" class="button main" id="open" disabled>Ouvrir</button>
<button type="button" class="button main" id="reseal" hidden>Sceller à nouveau</button>
<button type="button" class="button" id="unseal" hidden>Finir de remettre en clair</button>
${opensByKeyring ? '<button type="button" class="button" id="keyring" disabled>Ouvrir avec cet ordinateur</button>' : ''}
</form></main></body></html>`
  return reply(body, 'text/html', { 'Content-Security-Policy': policy, 'X-Frame-Options': 'DENY' })
}

/** The script of that page. The passphrase leaves the field whatever the answer is; the keyring is asked by its button alone. */
export const lockScript = (): Response =>
  reply(
    `const form = document.querySelector('form')
const field = document.querySelector('#passphrase')
const status = document.querySelector('[role=alert]')
const buttons = [...form.querySelectorAll('button')]
field.focus()
// what is typed before this script is there waits in its field
for (const button of buttons) button.disabled = false
form.addEventListener('submit', event => {
  event.preventDefault()
  // Enter chooses nothing where there is a choice
  if (!document.querySelector('#open').hidden) void attempt('opening/unlock', takePassphrase())
})
for (const act of ['reseal', 'unseal'])
  document.querySelector('#' + act).addEventListener('click', () => {
    if (field.reportValidity()) void attempt('opening/' + act, JSON.stringify({ passphrase: takePassphrase() }))
  })
function takePassphrase() {
  const passphrase = field.value
  field.value = ''
  return passphrase
}
document.querySelector('#keyring')?.addEventListener('click', () => void attempt('opening/keyring', ''))
async function attempt(path, body) {
  for (const button of buttons) button.disabled = true
  status.textContent = 'Ouverture…'
  // a sealing that was stopped goes on: it may take minutes
  const watch = setInterval(async () => {
    const answer = await fetch('opening/progress', { method: 'POST' }).catch(() => undefined)
    const { step, part } = (await answer?.json()) ?? {}
    if (step && buttons[0].disabled) status.textContent = step + (part === undefined ? '…' : '\u00a0: ' + Math.floor(part * 100) + '\u00a0%')
  }, 500)
  try {
    const { message, isUnsealing } = await (await fetch(path, { method: 'POST', body })).json()
    if (!message) return location.replace('./')
    status.textContent = message
    if (isUnsealing) {
      for (const button of buttons) button.hidden = !['reseal', 'unseal'].includes(button.id)
    }
  } catch {
    status.textContent = 'Prétoire ne répond pas : relancez-le.'
  }
  clearInterval(watch)
  for (const button of buttons) button.disabled = false
  field.focus()
}
`,
    'text/javascript',
    {},
  )

const reply = (body: string, type: string, headers: Record<string, string>) =>
  new Response(body, {
    headers: { ...common, 'Content-Type': `${type}; charset=utf-8`, 'Cache-Control': 'no-store', ...headers },
  })
