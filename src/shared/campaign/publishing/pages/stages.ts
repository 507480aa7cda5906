import { dayText } from '../../../french/dates.ts'
import { matrixOf } from '../../bills/fate.ts'
import type { Picture } from '../course-picture.ts'
import { html } from '../html.ts'
import { pageOf } from '../shell.ts'
import { PICTURE_PATH, type Site, type SiteFile, STAGES_PATH } from '../site.ts'
import { sourceLink } from './substance.ts'

/** The table of the measures at each stage, as a picture and in words, then the stages with where they were read. */
export function stagesPage(site: Site, picture: Picture): SiteFile {
  const { ground, names } = site
  const { bill } = ground
  const { stages, rows } = matrixOf(bill, false, ground.publication.day)
  const matrix = html`<div class="wide" role="region" aria-labelledby="tableau" tabindex="0">
<table class="matrix">
<caption>Chaque ligne est une mesure, chaque colonne une étape.</caption>
<thead><tr><th scope="col">Mesure</th>${stages.map(
    one =>
      html`<th scope="col">${one.label}${one.date && !/\d{4}/.test(one.label) ? html`<br>${dayText(one.date)}` : undefined}</th>`,
  )}</tr></thead>
<tbody>
${rows.map(
  ({ measure, cells }) =>
    html`<tr><th scope="row"><a href="${names[measure.id]}">${measure.title}</a></th>${cells.map(
      ({ look, fate, article, toVerify }) =>
        html`<td class="${look.tone}"><span aria-hidden="true">${look.sign}</span> ${fate?.outcome || look.word}${article ? html`<br><small>art. ${article}</small>` : undefined}${toVerify ? html`<br><small>à vérifier</small>` : undefined}</td>`,
    )}</tr>`,
)}
</tbody>
</table>
</div>`
  return pageOf(site, {
    path: STAGES_PATH,
    section: STAGES_PATH,
    title: 'Étape par étape',
    summary: `Ce que chaque mesure est devenue à chaque étape de ${bill.title}.`,
    body: html`${
      rows.length > 0 && stages.length > 0
        ? html`<figure>
<div class="wide" role="region" aria-label="Image du parcours des mesures" tabindex="0"><img src="${PICTURE_PATH}" width="${picture.width}" height="${picture.height}" alt="${picture.alternative}"></div>
<figcaption>Le parcours des mesures. <a href="${PICTURE_PATH}">L’image seule</a></figcaption>
</figure>
<h2 id="tableau">Le même tableau, en mots</h2>
${matrix}`
        : html`<p>Rien n’est encore dit de ce que les mesures sont devenues.</p>`
    }
<h2>Les étapes du texte</h2>
<ol class="lines">
${bill.stages.map(
  one => html`<li><p>${one.date ? html`<span class="when">${dayText(one.date)}</span> : ` : undefined}<strong>${one.label}</strong>${one.reference ? `, ${one.reference}` : ''}${one.certainty === 'to-verify' ? html` <small>à vérifier</small>` : undefined}</p>
${one.source ? html`<p class="small">${sourceLink(one.source)}</p>` : undefined}</li>`,
)}
</ol>
${bill.numbering ? html`<p class="small">${bill.numbering}</p>` : undefined}`,
  })
}
