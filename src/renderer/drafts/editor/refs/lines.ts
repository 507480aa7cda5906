import type { CrossRef } from '../../../../shared/drafts/assemble/cross-references.ts'
import type { Labels } from '../cards/labels.ts'
import type { Option } from '../menus/options.ts'
import { matchingTargets, type Target, waysTo } from './targets.ts'

const kinds: Readonly<Record<Target['kind'], string>> = {
  heading: 'titre',
  paragraph: 'paragraphe',
  note: 'note',
}

/** The places a reference may name, as the lines of a menu. */
export const targetLines = (
  targets: readonly Target[],
  query: string,
  choose: (target: Target) => void,
): Option[] =>
  matchingTargets(targets, query).map(target => ({
    id: `ref-${target.id}`,
    label: target.label,
    detail: target.words || kinds[target.kind],
    run: () => choose(target),
  }))

/** How the place chosen is named, as the lines of a menu: what is shown is what will be printed. */
export const wayLines = (
  target: Target,
  labels: Labels,
  block: string,
  choose: (ref: CrossRef) => void,
): Option[] =>
  waysTo(target, labels, block).map(({ ref, text }) => ({
    id: `${ref.form}-${ref.lead ?? 'bare'}`,
    label: text,
    detail: ref.lead === undefined ? 'le numéro seul' : '',
    run: () => choose(ref),
  }))
