import type { NumberedExhibit } from '../../shared/exhibits/list.ts'
import type { BundleLine } from '../../shared/filings/bundle.ts'
import { dayText } from '../../shared/french/dates.ts'
import type { Provenance } from '../../shared/kernel/common.ts'
import { escapeXml } from '../../shared/kernel/escape.ts'
import { citeText } from '../../shared/library/cite/print.ts'
import type { Decision } from '../../shared/library/model.ts'
import type { BundlePlan } from './bundle-writer.ts'

/** The lines above the rows of an inventory apart: its court and its parties. Empty strings are left out. */
export interface InventoryHead {
  readonly court: string
  readonly caseNumber: string
  /** `Mme Durand c/ commune de Moirans` */
  readonly parties: string
}

/** The inventory apart, for those who file it so (art. R. 412-2 CJA). */
export function inventory(
  exhibits: readonly Pick<NumberedExhibit, 'exhibit' | 'number' | 'title'>[],
  head: InventoryHead = { court: '', caseNumber: '', parties: '' },
): BundlePlan['pages'] {
  if (exhibits.length === 0) return []
  const rows = exhibits.map(
    ({ number, title, exhibit: { date, pages } }) =>
      `<tr><td>${number}</td><td>${escapeXml(title)}</td><td>${date ? withoutBreaks(dayText(date)) : ''}</td><td>${pages ?? ''}</td></tr>`,
  )
  const title = 'Inventaire détaillé des pièces'
  const { court, caseNumber, parties } = head
  const lines = [court, parties, caseNumber && `Affaire n°\u00a0${caseNumber}`]
  const above = lines.map(one => (one ? `<p>${escapeXml(one)}</p>` : '')).join('')
  const html = `${above}<h1>${title}</h1><table><tr><th>N°</th><th>Pièce</th><th>Date</th><th>Pages</th></tr>${rows.join('')}</table>`
  return [{ name: 'Inventaire-des-pieces.pdf', parts: [{ title, html, foot: 'Inventaire' }] }]
}

/** The decisions cited, in full, as the library has them: each says where its text comes from, and on each page which one it is. */
export function annex(decisions: readonly Decision[], lines: BundleLine[]): BundlePlan['pages'] {
  const titleOf = (decision: Decision) => citeText(decision, { profile: 'pretoire', form: 'full' })
  const silent = decisions.filter(one => one.text.length === 0).map(titleOf)
  if (silent.length > 0)
    lines.push({
      severity: 'warning',
      message: `La bibliothèque n’a pas le texte de ${silent.length === 1 ? 'cette décision, qui manque' : `ces ${silent.length} décisions, qui manquent`} à l’annexe : ${silent.join(' ; ')}.`,
    })
  const parts = decisions
    .filter(one => one.text.length > 0)
    .map(decision => {
      const title = titleOf(decision)
      const text = decision.text.map(
        ({ n, text }) => `<p>${n ? `${n}. ` : ''}${escapeXml(text).replaceAll('\n', '<br/>')}</p>`,
      )
      return {
        title,
        html: `<h1>${escapeXml(title)}</h1><p class="from">${escapeXml(fromWhere(decision))}</p>${text.join('')}`,
        foot: citeText(decision, { profile: 'pretoire', form: 'short' }),
      }
    })
  return parts.length > 0 ? [{ name: 'Annexe-decisions-citees.pdf', parts }] : []
}

/** The source line of a decision: its identifier and who published it. */
function fromWhere({ ecli, provenance, punctuation, certainty }: Decision): string {
  const publishers = provenance.map(publishedBy).join('\u00a0; ')
  return [
    ecli,
    publishers ? `Source\u00a0: ${publishers}` : 'Origine du texte non notée',
    punctuation === 'damaged' && 'ponctuation abîmée dans la version publiée',
    certainty !== 'verified' && 'à vérifier',
  ]
    .filter(Boolean)
    .join('. ')
    .concat('.')
}

const publishedBy = ({ publisher, licence, asOf }: Provenance): string =>
  [publisher, licence, asOf && `état au ${dayText(asOf)}`].filter(Boolean).join(', ')

const withoutBreaks = (text: string): string => escapeXml(text.replaceAll(' ', '\u00a0'))
