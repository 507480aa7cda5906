import encodeQR from 'qr'
import { escapeXml } from '../../../../shared/kernel/escape.ts'

export interface Sheet {
  readonly login: string
  readonly password: string
  readonly address: string
  /** SHA-256 of the server's certificate, as desks show it */
  readonly fingerprint: string
  readonly isFirst: boolean
}

/** The sheet that lets one member in, to be printed and handed over: it bears a password. */
export function sheetPage({ login, password, address, fingerprint, isFirst }: Sheet): string {
  const steps = [
    'Copiez <b>autorite.crt</b>, donné avec cette fiche, sur votre poste.',
    'Dans Prétoire : <b>Réglages → Espaces partagés</b>, <i>Adresse du bureau…</i> Donnez l’adresse, et le mot de passe quand il est demandé.',
    `Le certificat du serveur est montré : son empreinte doit être celle-ci.<br><code>${escapeXml(fingerprint)}</code>`,
    isFirst
      ? 'Créez l’espace : vous en êtes responsable. Les autres entrent par votre invitation ; le serveur ne peut ni la faire, ni lire ce qui s’écrit.'
      : 'Donnez votre carte à un responsable de l’espace, qui vous invite ; lisez-vous au téléphone les dix mots affichés.',
    'Détruisez cette fiche.',
  ]
  return `<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Bureau de Prétoire : ${escapeXml(login)}</title>
<style>
body { font: 12pt/1.5 "Source Sans 3", sans-serif; max-width: 17cm; margin: 2cm auto; color: #1f1c18 }
h1 { font: 700 20pt Caladea, serif } dt { color: #5b554c } dd { margin: 0 0 .6em; font-size: 14pt }
code { font-size: 10pt; overflow-wrap: anywhere } svg { width: 5cm; float: right }
</style>
<h1>Entrer au bureau de Prétoire</h1>
${encodeQR(address, 'svg', { ecc: 'low' })}
<dl><dt>Nom</dt><dd>${escapeXml(login)}</dd><dt>Mot de passe</dt><dd><code>${escapeXml(password)}</code></dd>
<dt>Adresse (le code la donne)</dt><dd><code>${escapeXml(address)}</code></dd></dl>
<ol>${steps.map(step => `<li>${step}</li>`).join('\n')}</ol>
</html>
`
}
