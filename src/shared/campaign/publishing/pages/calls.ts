import { wishText } from '../../../drafts/slots/wish.ts'
import { capital } from '../../../french/wording.ts'
import { bareArticles, sinceText, subjectWords } from '../../bills/state/measure-words.ts'
import { fillSlots } from '../../calls/slots.ts'
import { standard } from '../../calls/standard.ts'
import { type PublicRequest, requestsOf, type Subject } from '../ground.ts'
import { type Html, html } from '../html.ts'
import type { Official } from '../publication.ts'
import { pageOf } from '../shell.ts'
import { CALLS_PATH, type Site, type SiteFile } from '../site.ts'

/** Who to call, and what to say of each measure whose state is known. */
export function callsPage(site: Site): SiteFile {
  const { ground } = site
  const scripts = ground.subjects.flatMap(one => {
    const requests = requestsOf(ground, one)
    return requests.length > 0 ? [scriptOf(site, one, requests)] : []
  })
  const { officials } = ground.publication
  return pageOf(site, {
    path: CALLS_PATH,
    section: CALLS_PATH,
    title: 'Appeler',
    summary: `Qui appeler au sujet de ${ground.bill.title}, et que dire.`,
    body: html`<p class="lead">Un appel prend deux minutes. Demandez la personne élue, ou celle qui suit ce texte auprès d’elle.</p>
<h2>Qui appeler</h2>
<p>Le standard de l’Assemblée nationale : ${standard.an}. Celui du Sénat : ${standard.senat}. <small>Numéros à vérifier avant d’appeler.</small></p>
${
  officials.length > 0
    ? html`<ul class="lines">
${officials.map(officialLine)}
</ul>`
    : html`<p>Appelez d’abord les députés de votre département et les sénateurs qui le représentent.</p>`
}
<h2>Comment s’y prendre</h2>
<ol>
<li>Dites votre prénom et votre commune.</li>
<li>Dites pourquoi vous appelez, puis une seule demande.</li>
<li>Demandez la position de la personne élue, et à quelle adresse lui écrire.</li>
<li>Remerciez, et restez aimable : la personne qui répond n’est pas toujours celle qui décide.</li>
</ol>
<h2>Que dire</h2>
${scripts.length > 0 ? scripts : html`<p>Rien de ce qui peut être demandé aujourd’hui n’est connu à ce stade : aucun script n’est écrit.</p>`}`,
  })
}

const chambers = { an: 'Assemblée nationale', senat: 'Sénat' } as const

const officialLine = (one: Official): Html => html`<li><p><strong>${one.name}</strong>${[
  one.group,
  one.department,
  chambers[one.chamber],
]
  .filter(Boolean)
  .map(each => `, ${each}`)
  .join(
    '',
  )}${one.phone ? html` : ${one.phone}` : undefined}${one.email ? html`, ${one.email}` : undefined}</p>
${one.functions.length > 0 ? html`<p class="small">${one.functions.join(', ')}</p>` : undefined}</li>`

/** The script of a call about a measure, in the words that fit its state. */
function scriptOf(site: Site, subject: Subject, requests: readonly PublicRequest[]): Html {
  const { ground } = site
  const { measure, state } = subject
  const slots = {
    article: state.article ? bareArticles(state.article) : 'texte',
    measure: measure.title,
    bill: ground.bill.title,
  }
  const [argument] = subject.arguments
  const sentence =
    argument && fillSlots(argument.variants.script || argument.shortForm || argument.thesis, slots)
  // a sentence with a gap is not said in public
  const reason = sentence && !sentence.includes('[à compléter') ? sentence : ''
  return html`<details class="script">
<summary>${measure.title}</summary>
<dl>
<dt>Saluer, dire qui l’on est</dt>
<dd>Bonjour, je m’appelle (votre prénom), j’habite (votre commune).</dd>
<dt>Dire pourquoi</dt>
<dd>Je vous appelle au sujet ${subjectWords(subject, ground.text).of}. ${sinceText(subject)}</dd>
<dt>Une seule demande</dt>
${requests.map(
  one => html`<dd>${one.to ? `${one.to} : je` : 'Je'} vous demande ${wishText(one.request)}.</dd>`,
)}
${
  reason
    ? html`<dt>Argument</dt>
<dd>${capital(reason)}</dd>`
    : undefined
}
<dt>Demander la position</dt>
<dd>Puis-je vous demander quelle est votre position ?</dd>
<dt>Remercier</dt>
<dd>Merci de votre écoute.</dd>
</dl>
</details>`
}
