import type { PlacardHead } from '../nodes/head.ts'

const placards: Record<Extract<PlacardHead, { kind: 'generated' }>['what'], readonly [string, string]> = {
  cover: ['Page de garde', 'Juridiction, titre, parties et décision attaquée, d’après les faits du dossier.'],
  contents: ['Table des matières', 'Les titres et leurs pages, calculés à l’export.'],
  inventory: ['Inventaire des pièces', 'Les pièces du dossier, dans leur ordre.'],
  authorities: [
    'Table des jurisprudences et des textes',
    'Les sources citées, classées, avec leurs paragraphes.',
  ],
  signature: ['Lieu, date et signature', 'D’après les faits du dossier.'],
  'reading-time': ['Durée à voix haute', 'Ce qui est à dire, compté à l’export.'],
  'briefing-title': ['Titre de la note', 'Objet, texte et stade, d’après les faits du dossier.'],
}

/** Label of a block without text of its own: its name, and what will be printed there. */
export const placardText = (head: PlacardHead): readonly [string, string] =>
  head.kind === 'break' ? ['Saut de page', ''] : placards[head.what]

/** Whether the facts of the dossier fill it, so that a button leads there. */
export const fromFacts = (head: PlacardHead): boolean =>
  head.kind === 'generated' && ['cover', 'signature', 'briefing-title'].includes(head.what)
