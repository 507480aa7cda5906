import { describe, expect, test } from 'vitest'
import { blocksNear, questionsLeft, wayOut } from '../../../../../src/renderer/drafts/checks/problems.ts'
import { Problem } from '../../../../../src/shared/dossiers/problem.ts'
import { groupProblems } from '../../../../../src/shared/drafts/checks/grouped.ts'
import { Block } from '../../../../../src/shared/drafts/model.ts'

const aProblem = (given: Partial<Problem>): Problem =>
  Problem.parse({ severity: 'warning', code: 'to-verify', message: 'À vérifier\u00a0: la source.', ...given })

describe('problems told together', () => {
  test('many of one kind are one line, counted, without what all begin with; none is lost', () => {
    const problems = ['le premier', 'le deuxième', 'le troisième'].map(name =>
      aProblem({ message: `À vérifier avant tout envoi\u00a0: ${name}.` }),
    )
    const [group, ...others] = groupProblems([...problems, aProblem({ code: 'no-costs', message: 'Autre.' })])
    expect(group?.title).toMatch(/^3 /)
    expect(group?.problems.map(one => one.message)).toEqual(['Le premier.', 'Le deuxième.', 'Le troisième.'])
    expect(others.map(one => one.problems[0]?.code)).toEqual(['no-costs'])
  })
  test('a few, or some that have nothing in common, stay sentences of their own', () => {
    expect(groupProblems([aProblem({}), aProblem({})]).map(one => one.title)).toEqual([undefined, undefined])
    const unknown = [1, 2, 3].map(() => aProblem({ code: 'no-decision' }))
    expect(groupProblems(unknown)).toHaveLength(3)
  })
})

test('each has one way out: the question before the exhibit before the passage', () => {
  expect(wayOut(aProblem({ at: { block: 'b', fact: 'commune' } }))?.at).toEqual({ fact: 'commune' })
  expect(wayOut(aProblem({ at: { block: 'b', fact: 'exhibit.manuel' } }))?.label).toBe('Joindre la pièce')
  expect(wayOut(aProblem({ at: { block: 'b', exhibit: 'e' } }))?.at).toEqual({ exhibit: 'e' })
  expect(wayOut(aProblem({ at: { block: 'b' } }))?.at).toEqual({ block: 'b' })
  expect(wayOut(aProblem({}))).toBeUndefined()
})

test('questions left are counted once each; exhibits to join are not questions', () => {
  const asked = (fact: string, severity: Problem['severity'] = 'blocking') =>
    aProblem({ severity, at: { fact } })
  expect(
    questionsLeft([asked('commune'), asked('commune'), asked('exhibit.manuel'), asked('place', 'warning')]),
  ).toEqual(['commune'])
})

test('a heading stands for its section, down to the next of its level or above', () => {
  const heading = (id: string, level: number) => Block.parse({ kind: 'heading', id, level, inlines: [] })
  const paragraph = (id: string) => Block.parse({ kind: 'paragraph', id, style: 'body', inlines: [] })
  const blocks = [
    heading('A', 1),
    paragraph('a'),
    heading('A1', 2),
    paragraph('a1'),
    heading('B', 1),
    paragraph('b'),
  ]
  expect(blocksNear(blocks, 'A')).toEqual(['A', 'a', 'A1', 'a1'])
  expect(blocksNear(blocks, 'A1')).toEqual(['A1', 'a1'])
  expect(blocksNear(blocks, 'B')).toEqual(['B', 'b'])
  expect(blocksNear(blocks, 'a')).toEqual(['a'])
})
