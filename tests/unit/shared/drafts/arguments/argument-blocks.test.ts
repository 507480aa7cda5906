import { expect, it } from 'vitest'
import { argumentBlocks, wordingOf } from '../../../../../src/shared/drafts/arguments/argument-blocks.ts'
import { Variant } from '../../../../../src/shared/library/model.ts'
import { anArgument } from '../../../../fixtures/builders.ts'

const argument = anArgument({
  id: 'a',
  revision: 4,
  thesis: 'Thèse.',
  shortForm: 'Deux phrases. Pas plus.',
  development: 'Forme longue.',
  variants: { filing: 'Moyen.', briefing: 'Bloc.' },
})

it('one argument has four projections, each linked to it in its form', () => {
  const forms = ['filing', 'briefing', 'sheet', 'script'] as const
  const made = forms.flatMap(form => argumentBlocks(argument, form, { group: form }))
  expect(made.map(one => [one.origin?.variant, one.origin?.source, one.origin?.revision])).toEqual(
    forms.map(form => [form, 'a', 4]),
  )
  expect(made.map(one => (one.kind === 'paragraph' ? JSON.stringify(one.inlines) : ''))).toEqual(
    ['Moyen.', 'Bloc.', 'Bloc.', 'Deux phrases. Pas plus.'].map(text => expect.stringContaining(text)),
  )
})

it('every form falls back on the nearest that is written, down to the thesis', () => {
  const bare = anArgument({ thesis: 'Thèse.', development: '', variants: {} })
  expect(Variant.options.map(form => wordingOf(bare, form))).toEqual(Variant.options.map(() => 'Thèse.'))
  expect(wordingOf(argument, 'mail')).toBe('Deux phrases. Pas plus.')
  expect(wordingOf(argument, 'intervention')).toBe('Bloc.')
})
