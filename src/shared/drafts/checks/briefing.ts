import type { Line } from '../assemble/assembled.ts'
import type { Block } from '../model.ts'
import { linesOf, lineText, problem, type Rule } from './subject.ts'

/** Checks that a note asks for something. */
export const requests: Rule = ({ assembly, material }) =>
  assembly.blocks.some(
    block =>
      block.kind === 'paragraph' &&
      (block.style === 'request' || isRequest(material.draft.blocks, block.id)) &&
      lineText(block.line).trim(),
  )
    ? []
    : [
        problem(
          'blocking',
          'no-request',
          'La note ne demande rien : ajoutez au moins une demande (vote, amendement) à la fin.',
        ),
      ]

/** Whether a block stands in the place of the requests, whatever its style: a note says what it asks among its first words. */
const isRequest = (blocks: readonly Block[], id: string): boolean =>
  blocks.some(block => block.id === id && block.slot === 'requests')

/** Checks that a note says whom to call back, and which version one is reading. */
export const contact: Rule = ({ fact }) => [
  ...(fact('contact')
    ? []
    : [problem('warning', 'no-contact', 'Le contact manque au pied de la note.', '', { fact: 'contact' })]),
  ...(fact('version')
    ? []
    : [
        problem('warning', 'no-version', 'La version de la note n’est pas indiquée.', '', {
          fact: 'version',
        }),
      ]),
]

const figure =
  /\d[\d\s\u00a0\u202f.,]*(%|€|euros?\b|millions?\b|milliards?\b)|\b\d+\s*(voix|caméras|amendes|personnes)\b/i
const hasSource = (line: Line) =>
  line.some(
    inline =>
      inline.kind === 'citation' ||
      inline.kind === 'link' ||
      inline.kind === 'note' ||
      inline.kind === 'exhibit',
  ) || /\(source|source\u00a0?:/i.test(lineText(line))

/** Checks that a figure has its source on the same line. */
export const figures: Rule = ({ assembly }) =>
  assembly.blocks.flatMap(block =>
    block.kind === 'heading'
      ? []
      : linesOf(block).flatMap(line => {
          const match = lineText(line).match(figure)?.[0]
          return match && !hasSource(line)
            ? [
                problem(
                  'warning',
                  'figure-without-source',
                  `Le chiffre «\u00a0${match.trim()}\u00a0» n’a pas de source sur sa ligne.`,
                  '',
                  { block: block.id },
                ),
              ]
            : []
        }),
  )
