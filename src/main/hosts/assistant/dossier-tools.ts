import { z } from 'zod'
import { NEVER_COMPARED, summaryText } from '../../../shared/drafts/verify/summary.ts'
import { citationItem, quotationItem } from '../../../shared/drafts/verify/verdict.ts'
import { longDayText } from '../../../shared/french/dates.ts'
import { Id } from '../../../shared/kernel/common.ts'
import { AppError } from '../../../shared/kernel/errors.ts'
import { itemText } from './check-tools.ts'
import { partOf } from './said.ts'
import { type Reads, type Tool, tool } from './tool.ts'

const ofText = z.object({
  id: Id.describe('l’id d’un écrit, que «\u00a0dossier\u00a0» donne'),
})

/** The tools of the one dossier that was named when the assistant was let in: no other can be asked of. */
export function dossierTools(dossier: string): readonly Tool[] {
  /** Refuses a text that is of another dossier. */
  async function textOf(reads: Reads, id: string): Promise<string> {
    const texts = await reads['drafts.list']({ dossier })
    if (!texts.some(text => text.id === id))
      throw new AppError(
        'not-found',
        'Cet écrit n’est pas du dossier ouvert à l’assistant. «\u00a0dossier\u00a0» liste ceux qui le sont.',
      )
    return id
  }
  return [
    tool({
      name: 'dossier',
      title: 'Le dossier ouvert à l’assistant',
      about:
        'Donne les faits, les parties, les dates, les délais, la liste des écrits et celle des pièces du dossier nommé au démarrage.',
      input: z.object({}),
      answer: async reads => {
        const [record, texts, exhibits, limits] = await Promise.all([
          reads['dossiers.get']({ id: dossier }),
          reads['drafts.list']({ dossier }),
          reads['exhibits.list']({ dossier }),
          reads['limits.list']({ dossier }),
        ])
        return {
          text: [
            `[${record.id}] ${record.title}`,
            ...Object.entries(record.facts).flatMap(([key, value]) => (value ? [`- ${key} : ${value}`] : [])),
            `Écrits : ${texts.length}`,
            ...texts.map(
              ({ id, title, filed }) =>
                `- [${id}] ${title}${filed ? ` (déposé le ${longDayText(filed)})` : ''}`,
            ),
            `Pièces : ${exhibits.length}`,
            ...exhibits.map(({ label }) => `- ${label}`),
            `Délais : ${limits.length}`,
            ...limits.map(({ title, prudent }) => `- ${title}${prudent ? ` : ${longDayText(prudent)}` : ''}`),
          ].join('\n'),
          data: {
            id: record.id,
            title: record.title,
            facts: record.facts,
            parties: record.parties,
            events: record.events,
            texts: texts.map(({ id, title, filed }) => ({ id, title, filed })),
            exhibits: exhibits.map(({ id, label }) => ({ id, label })),
            limits: limits.map(({ title, prudent, lastDay }) => ({ title, prudent, lastDay })),
          },
        }
      },
    }),
    tool({
      name: 'dossier_text',
      title: 'Lire un écrit du dossier',
      about: 'Donne un écrit du dossier tel qu’il serait imprimé, ses manques marqués.',
      input: ofText.extend({ part: z.int().min(1).default(1).describe('d’un long écrit, la partie') }),
      answer: async (reads, { id, part }) => {
        const { title, text } = await reads['drafts.plainText']({ id: await textOf(reads, id) })
        const shown = partOf(text, part)
        return { text: `${title}\n\n${shown.text}`, data: { id, title, text: shown.text, parts: shown.of } }
      },
    }),
    tool({
      name: 'dossier_check',
      title: 'Vérifier les citations d’un écrit du dossier',
      about:
        'Tient chaque citation et chaque passage entre guillemets d’un écrit du dossier contre la bibliothèque.',
      input: ofText,
      answer: async (reads, { id }) => {
        while ((await reads['library.trace']({})).left > 0);
        const { day, citations, quotes } = await reads['drafts.citations']({ id: await textOf(reads, id) })
        const items = [...citations.map(citationItem), ...quotes.map(quotationItem)]
        return {
          text: [
            `Au ${longDayText(day)} :`,
            ...items.map(itemText),
            summaryText(citations),
            NEVER_COMPARED,
          ].join('\n'),
          data: { day, items },
        }
      },
    }),
  ]
}
