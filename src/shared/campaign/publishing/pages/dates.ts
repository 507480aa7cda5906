import { longDayText } from '../../../french/dates.ts'
import { type KeyDate, keyDates } from '../../bills/limits.ts'
import { stagesToTell } from '../ground.ts'
import { type Html, html } from '../html.ts'
import { pageOf } from '../shell.ts'
import { DATES_PATH, type Site, type SiteFile } from '../site.ts'

/** The dates of the text: those to come first, then those that have passed, the latest first. */
export function datesPage(site: Site): SiteFile {
  const { publication } = site.ground
  const all = keyDates({ stages: stagesToTell(site.ground) })
  const isAhead = ({ at }: KeyDate) => at.slice(0, 10) >= publication.day
  const [ahead, past] = [all.filter(isAhead), all.filter(one => !isAhead(one)).toReversed()]
  return pageOf(site, {
    path: DATES_PATH,
    section: DATES_PATH,
    title: 'Dates',
    summary: `Les dates de ${publication.bill.title}.`,
    body: html`<h2>À venir</h2>
${ahead.length > 0 ? dateList(ahead) : html`<p>Aucune date à venir n’est connue.</p>`}
${
  past.length > 0
    ? html`<h2>Passées</h2>
${dateList(past)}`
    : undefined
}`,
  })
}

const dateList = (all: readonly KeyDate[]): Html => html`<ul class="lines">
${all.map(
  one => html`<li><p><span class="when"><strong>${longDayText(one.at.slice(0, 10))}</strong>${
    one.at.length > 10
      ? `, ${one.at
          .slice(11)
          .replace(':', ' h ')
          .replace(/ h 00$/, ' h')}`
      : ''
  }</span> : ${one.label}${one.certainty === 'to-verify' ? html` <small>à vérifier</small>` : undefined}</p>
${one.law || one.why ? html`<p class="small">${[one.law, one.why].filter(Boolean).join('. ')}</p>` : undefined}</li>`,
)}
</ul>`
