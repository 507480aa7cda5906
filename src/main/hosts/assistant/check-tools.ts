import { z } from 'zod'
import { contract } from '../../../shared/contract/contract.ts'
import type { VerifiedItem } from '../../../shared/drafts/verify/cite-check.ts'
import {
  comparedSentences,
  itemsSummary,
  NEVER_COMPARED,
  summaryLines,
} from '../../../shared/drafts/verify/summary.ts'
import { verdictNames } from '../../../shared/drafts/verify/telling.ts'
import { findEventKinds } from '../../../shared/procedure/events/find-kinds.ts'
import { compute } from '../../../shared/procedure/neutral/answer.ts'
import { Situation } from '../../../shared/procedure/neutral/format.ts'
import { computedText } from '../../cli/dossiers/computed.ts'
import { eventKindsText } from '../../cli/dossiers/event-kinds.ts'
import { tool } from './tool.ts'

export const verifyText = tool({
  name: 'verify_text',
  title: 'Vérifier les citations et les citations textuelles d’un texte',
  about:
    'Tient chaque citation et chaque passage entre guillemets d’un texte contre cette bibliothèque : lu et concordant, différent, absent d’ici, à vérifier, avec ce qui a été comparé et ce qui ne l’a pas été. D’une décision absente, dit jusqu’où va la bibliothèque pour sa juridiction : introuvable dans une archive lue en entier, ou simplement pas ici.',
  input: contract['drafts.verifyText'].input.options[1],
  answer: async (reads, { text }) => {
    while ((await reads['library.trace']({})).left > 0);
    const items = (await reads['drafts.verifyText']({ text })).flat()
    return {
      text: [...items.map(itemText), ...summaryLines(itemsSummary(items)), NEVER_COMPARED].join('\n'),
      data: { items },
    }
  },
})

/** One citation or passage with its verdict, what it was held against, and all that was compared or not. */
export const itemText = ({ verdict, alarm, text, reason, source, compared }: VerifiedItem): string =>
  [
    `${verdictNames[verdict]}${alarm ? ' (!)' : ''} : ${text}`,
    ...(source ? [`Tenu contre : ${source}`] : []),
    reason,
    ...comparedSentences(compared),
  ]
    .filter(Boolean)
    .join('\n  ')

export const deadlines = tool({
  name: 'deadlines',
  title: 'Calculer un délai de recours',
  about:
    'Calcule un délai depuis des événements dits avec les mots du métier (type et date : «\u00a0notification de la décision\u00a0», «\u00a0refus implicite\u00a0»…), des faits (tribunal, domicile, requérant, acte) et une question. Ce qui n’est pas dit reste ouvert : la date la plus proche est retenue, et ce qui n’a pas été compris est nommé.',
  input: Situation.omit({ id: true, family: true }),
  answer: async (_reads, situation) => {
    const limit = compute(Situation.parse(situation))
    return { text: computedText(limit), data: { limit } }
  },
})

export const eventKinds = tool({
  name: 'event_kinds',
  title: 'Les mots dont un délai se compte',
  about:
    'Liste les événements que «\u00a0deadlines\u00a0» connaît, leurs précisions, et les natures d’actes, par quelques mots ou en entier.',
  input: z.object({
    words: z
      .string()
      .max(200)
      .default('')
      .describe('ce que l’on cherche : «\u00a0permis\u00a0», «\u00a0silence\u00a0»'),
  }),
  answer: async (_reads, { words }) => {
    const found = findEventKinds(words)
    const isEmpty = found.kinds.length + found.natures.length === 0
    return {
      text: isEmpty
        ? `Aucun événement ni aucune nature d’acte n’a les mots «\u00a0${words}\u00a0».`
        : eventKindsText(found, words),
      data: { kinds: found.kinds.map(({ kind, label }) => ({ kind, label })), natures: found.natures },
    }
  },
})
