import type { Assembled, PrintedBlock } from '../../shared/drafts/assemble/assembled.ts'
import type { Letterhead } from '../../shared/word/letterhead.ts'
import type { Style } from '../../shared/word/style.ts'

const paragraph = (id: string, style: 'right' | 'plain', text: string): PrintedBlock => ({
  kind: 'paragraph',
  id,
  style,
  line: [{ kind: 'run', text }],
})

/** A letter of a few lines, to show a letterhead on. */
export const letterSample = (letterhead: Letterhead | undefined, style: Style): Assembled => ({
  title: 'Lettre',
  style,
  footer: 'Regards libres c. commune de Valmont-sur-Isère',
  letterhead,
  problems: [],
  blocks: [
    paragraph('date', 'right', 'Grenoble, le 25\u00a0mars\u00a02025'),
    paragraph('vous', 'plain', 'Madame la maire,'),
    paragraph(
      'objet',
      'plain',
      'L’association Regards libres vous demande de mettre fin à l’usage du logiciel d’analyse automatisée des images de la vidéosurveillance communale, et de lui communiquer le marché, la documentation technique et l’analyse d’impact.',
    ),
    paragraph(
      'droit',
      'plain',
      'Un traitement de données à caractère personnel mis en œuvre par une personne publique repose sur un fondement légal clair, précis et prévisible. Aucun n’autorise celui-ci.',
    ),
    paragraph('fin', 'plain', 'Veuillez agréer, Madame la maire, l’expression de notre considération.'),
  ],
})

const title = (id: string, level: number, label: string, text: string): PrintedBlock => ({
  ...{ kind: 'heading', id, level, label, number: label, numbered: true },
  line: [{ kind: 'run', text }],
})

const quotation: PrintedBlock = {
  kind: 'quote',
  id: 'citation',
  paragraphs: [
    [
      {
        kind: 'run',
        text: 'Toute personne a droit à la protection des données à caractère personnel la concernant.',
      },
    ],
  ],
}

/** The same letter with titles and a quotation, to show a model on. */
export const modelSample: Assembled = {
  ...letterSample(undefined, 'lawyer'),
  blocks: letterSample(undefined, 'lawyer').blocks.flatMap((block): PrintedBlock[] =>
    block.id === 'droit'
      ? [
          title('en-droit', 1, 'I.', 'En droit'),
          title('base', 2, 'A.', 'L’absence de base légale'),
          block,
          quotation,
        ]
      : [block],
  ),
}
