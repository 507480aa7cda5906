import { dayText, longDayText } from '../../../french/dates.ts'
import { capital, uncapital } from '../../../french/wording.ts'
import { keyDates } from '../../bills/limits.ts'
import { bareArticles, doesText } from '../../bills/state/measure-words.ts'
import { stagesToTell } from '../ground.ts'
import { type Html, html } from '../html.ts'
import { pageOf } from '../shell.ts'
import { CALLS_PATH, DATES_PATH, HOME_PATH, type Site, type SiteFile, STAGES_PATH } from '../site.ts'
import { standingLook } from '../standing-words.ts'

/** The first page: where the text is, each measure in a sentence with its state, what can be done. */
export function homePage(site: Site): SiteFile {
  const { ground } = site
  const { bill, stage, subjects, publication } = ground
  const where = stage
    ? html`<p class="lead">Le texte en est là : <strong>${uncapital(stage.label)}</strong>${stage.date && !/\d{4}/.test(stage.label) ? `, ${dayText(stage.date)}` : ''}.</p>`
    : html`<p class="lead">Les étapes de ce texte ne sont pas encore connues.</p>`
  const introduction = publication.settings.introduction
    .split(/\n[ \t]*\n/)
    .filter(one => one.trim())
    .map(one => html`<p>${one.trim()}</p>`)
  const next = keyDates({ stages: stagesToTell(ground) }).find(one => one.at.slice(0, 10) >= publication.day)
  return pageOf(site, {
    path: HOME_PATH,
    section: HOME_PATH,
    title: bill.title,
    summary: `${bill.title} : ses mesures, ce qu’elles font et ce qu’elles sont devenues.`,
    body: html`${where}
${introduction}
<h2 id="mesures">${subjects.length === 1 ? 'La mesure' : `Les ${subjects.length || ''} mesures`}</h2>
${
  subjects.length > 0
    ? html`<ol class="measures">
${subjects.map(one => measureLine(site, one))}
</ol>`
    : html`<p>Aucune mesure n’est encore décrite.</p>`
}
<h2>Suivre, agir</h2>
<ul>
<li><a href="${STAGES_PATH}">Ce que chaque mesure est devenue, étape par étape</a></li>
<li><a href="${CALLS_PATH}">Qui appeler, et que dire</a></li>
<li><a href="${DATES_PATH}">${next ? html`Prochaine date : ${longDayText(next.at.slice(0, 10))}` : 'Les dates du texte'}</a></li>
</ul>
<p class="small">Pages à jour le ${dayText(publication.stamp)}.</p>`,
  })
}

function measureLine({ names, ground }: Site, subject: Site['ground']['subjects'][number]): Html {
  const { measure, state } = subject
  const look = standingLook(state)
  const number = state.article
    ? html` <span class="small">${capital(bareArticles(state.article))} ${ground.text.of}</span>`
    : undefined
  return html`<li>
<span class="state ${look.tone}"><span aria-hidden="true">${look.sign}</span> ${look.words}</span>
<div>
<h3><a href="${names[measure.id]}">${measure.title}</a></h3>
${number ? html`<p>${number}</p>` : undefined}
${measure.does ? html`<p>${doesText(subject)}</p>` : undefined}
</div>
</li>`
}
