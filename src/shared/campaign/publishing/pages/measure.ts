import { dayText } from '../../../french/dates.ts'
import { capital, uncapital } from '../../../french/wording.ts'
import { matrixOf } from '../../bills/fate.ts'
import type { Stage } from '../../bills/model.ts'
import { witnessOf } from '../../bills/reading.ts'
import { stateAt } from '../../bills/state/measure-state.ts'
import { bareArticles, doesText, sinceText } from '../../bills/state/measure-words.ts'
import { noRequest, requestsOf, type Subject } from '../ground.ts'
import { type Html, html, webAddress } from '../html.ts'
import { lineOf } from '../markup-html.ts'
import { pageOf, rootOf } from '../shell.ts'
import { CALLS_PATH, HOME_PATH, type Site, type SiteFile } from '../site.ts'
import { standingLook } from '../standing-words.ts'
import { factList } from './argument.ts'
import { measureFacts, sourceLink, substanceOf } from './substance.ts'

/** The page of a measure: its state, what it does, why it is dangerous, its way through the stages, its words there, what is said of it. */
export function measurePage(site: Site, subject: Subject): SiteFile {
  const { ground, names } = site
  const { measure, state } = subject
  const path = names[measure.id] ?? ''
  const root = rootOf(path)
  const look = standingLook(state)
  const since = sinceText(subject)
  const requests = requestsOf(ground, subject)
  const number = state.article ? `${capital(bareArticles(state.article))} ${ground.text.of}` : ''
  return pageOf(site, {
    path,
    section: HOME_PATH,
    title: measure.title,
    summary: measure.does ? doesText(subject) : `${measure.title} : ce que cette mesure est devenue.`,
    body: html`<p><span class="state ${look.tone}"><span aria-hidden="true">${look.sign}</span> ${look.words}</span> ${number && html`<span class="small">${number}</span>`}</p>
${since ? html`<p class="lead">${since}</p>` : undefined}
${substanceOf(site, subject)}
${measure.certainty === 'to-verify' ? html`<p class="small">Cette mesure est à vérifier.</p>` : undefined}
<div class="request">
<p class="small">Ce que nous demandons aux parlementaires</p>
${
  requests.length > 0
    ? requests.map(one => html`<p>${one.to ? `${one.to} : ${one.request}.` : `${capital(one.request)}.`}</p>`)
    : html`<p>${noRequest(ground, subject)}</p>`
}
</div>
${requests.length > 0 ? html`<p><a href="${root}${CALLS_PATH}">Qui appeler, et que dire</a></p>` : undefined}
<h2>Ce qu’elle est devenue</h2>
${wayTable(site, subject)}
${measureFacts(site, subject)}
${saidOf(site, subject, root)}
${textsOf(site, subject)}`,
  })
}

/** The stages of a measure as a table, each with its date, its words and where they were read. */
function wayTable({ ground }: Site, { measure }: Subject): Html {
  const { stages, rows } = matrixOf(
    { stages: ground.bill.stages, measures: [measure] },
    false,
    ground.publication.day,
  )
  const cells = rows[0]?.cells ?? []
  return html`<table class="stages">
<caption>De la plus ancienne à la plus récente des étapes qui disent quelque chose de la mesure.</caption>
<thead><tr><th scope="col">Étape</th><th scope="col">La mesure</th></tr></thead>
<tbody>
${cells.map((cell, at) => {
  const stage = stages[at]
  const { fate, look } = cell
  const words = fate?.outcome ? uncapital(fate.outcome) : look.word
  const witness = stage && !fate?.outcome && look.tone === 'unknown' ? witnessOf(stage) : ''
  const day = fate?.date ?? stage?.date
  return html`<tr><th scope="row">${stage?.label ?? ''}${day ? html`<br><small>${dayText(day)}</small>` : undefined}</th><td><span class="state ${look.tone}"><span aria-hidden="true">${look.sign}</span> ${words}</span>${cell.article ? html` <small>art. ${cell.article}</small>` : undefined}${cell.toVerify ? html` <small>à vérifier</small>` : undefined}${fate?.source ? html`<br><small>${sourceLink(fate.source)}</small>` : undefined}${witness && html`<br><small>à lire : ${witness}</small>`}</td></tr>`
})}
</tbody>
</table>`
}

/** The arguments about a measure, with their dated facts. */
function saidOf(site: Site, { arguments: all }: Subject, root: string): Html | undefined {
  if (all.length === 0) return undefined
  return html`<h2>Ce que nous en disons</h2>
<ul class="lines">
${all.map(
  one => html`<li><h3><a href="${root}${site.names[one.id]}">${one.title}</a></h3>
<p>${lineOf(one.thesis, site.ground.publication)}</p></li>`,
)}
</ul>
${factList(site, all, 'Les faits de ces arguments')}`
}

/** The words of the article of a measure in the texts kept of each stage, oldest first. */
function textsOf({ ground }: Site, { measure }: Subject): Html | undefined {
  const rankOf = (key: string) => ground.bill.stages.findIndex(one => one.key === key)
  const articles = ground.publication.texts
    .filter(one => rankOf(one.stage) >= 0)
    .toSorted((a, b) => rankOf(a.stage) - rankOf(b.stage))
    .flatMap(text => {
      const number = stateAt(ground.publication.bill, measure, text.stage).article
      const article = text.articles.find(one => one.kind === 'article' && one.designation === number)
      const stage = ground.bill.stages[rankOf(text.stage)]
      return article && stage ? [{ text, article, stage }] : []
    })
  if (articles.length === 0) return undefined
  return html`<h2>Ses mots, étape par étape</h2>
${articles.map(
  ({ text, article, stage }) => html`<details>
<summary>${stageName(stage)} : article ${article.designation}${article.state ? ` ${article.state}` : ''}</summary>
${article.alineas.length > 0 ? html`<ol>${article.alineas.map(one => html`<li>${one}</li>`)}</ol>` : html`<p>L’article n’a pas de texte à cette étape.</p>`}
${webAddress(text.source) ? html`<p class="small">${sourceLink(text.source)}</p>` : undefined}
</details>`,
)}`
}

const stageName = ({ label, date }: Stage): string => (date ? `${label}, ${dayText(date)}` : label)
