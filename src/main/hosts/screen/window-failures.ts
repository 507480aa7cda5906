import { basename } from 'node:path'

const KEPT = 'Ce qui était enregistré est gardé.'

/** Why no browser can show the window. */
export function browserMissing(env: NodeJS.ProcessEnv = process.env): string {
  return env.PRETOIRE_BROWSER
    ? `La fenêtre de Prétoire ne peut pas s’ouvrir : PRETOIRE_BROWSER nomme «\u00a0${env.PRETOIRE_BROWSER}\u00a0», qui n’est pas sur cet ordinateur. ${KEPT} Corrigez ce nom ou retirez-le, puis ouvrez Prétoire de nouveau.`
    : `La fenêtre de Prétoire ne peut pas s’ouvrir : ni Chromium, ni Chrome, ni Edge, ni Brave n’a été trouvé sur cet ordinateur, et c’est l’un d’eux qui la montre. ${KEPT} Installez-en un, puis ouvrez Prétoire de nouveau.`
}

/** A browser that ended by itself, or that has not come for its page. */
export interface BrowserEnd {
  readonly browser: string
  /** the end of what it wrote on its standard error */
  readonly words: string
  /** whether its window had been there */
  readonly hasEntered: boolean
}

/** Why the window of a browser is not there. */
export function browserFailed({ browser, words, hasEntered }: BrowserEnd): string {
  const name = basename(browser)
  if (hasEntered)
    return `La fenêtre de Prétoire s’est fermée d’elle-même : ${name} s’est arrêté. ${KEPT} Ouvrez Prétoire de nouveau.`
  const refusal = SANDBOX_REFUSAL.exec(words)?.[1]
  if (refusal)
    return `La fenêtre de Prétoire ne peut pas s’ouvrir : ${name} refuse de démarrer sans le bac à sable qui isole ses pages («\u00a0${refusal.trim()}\u00a0»). ${KEPT} Sous Debian, «\u00a0sudo apt install chromium-sandbox\u00a0» lui donne le sien ; Chrome, Edge et Brave apportent le leur.`
  const reason = LAST_ERROR.exec(words)?.[1]
  return `La fenêtre de Prétoire ne peut pas s’ouvrir : ${name} s’est arrêté ou n’a pas répondu${reason ? ` («\u00a0${reason.trim()}\u00a0»)` : ''}. ${KEPT} Fermez ses autres fenêtres ou redémarrez l’ordinateur, puis ouvrez Prétoire de nouveau ; sinon, installez un autre navigateur (Chromium, Chrome, Edge ou Brave).`
}

/** Chromium says there, in one sentence or more, that it may not isolate its pages; only its first sentence is told. */
const SANDBOX_REFUSAL = /(?:zygote_host_impl_linux|setuid_sandbox_host)\.cc[^\]]*\] ?(.+?)(?:[.!](?:\s|$)|$)/m
/** The last line that Chromium calls an error it does not survive. */
const LAST_ERROR = /:FATAL:[^\]]*\] ?([^\n]+)(?![\s\S]*:FATAL:)/
