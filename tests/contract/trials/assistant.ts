import { expect } from 'vitest'
import type { Channel } from '../../../src/shared/contract/contract.ts'
import type { Tried } from '../channels.ts'

type Of<Prefix extends string> = Extract<Channel, `${Prefix}.${string}`>

const QUESTION = { tool: 'search', words: '{"text":"permis"}', outcome: 'answered' as const }

/** Trials of what assistants asked. */
export const assistantTrials: { readonly [C in Of<'assistant'>]: (tried: Tried) => Promise<void> } = {
  'assistant.begin': async ({ call }) => {
    const { id: dossier } = await call['dossiers.create']({ template: 'rep-vsa' })
    const { session } = await call['assistant.begin']({ dossier })
    expect(await call['assistant.sessions']({ dossier })).toMatchObject([
      { id: session, dossier: { id: dossier }, isOpen: true, questions: [] },
    ])
  },
  'assistant.note': async ({ call }) => {
    const { session } = await call['assistant.begin']({})
    await call['assistant.note']({ session })
    await call['assistant.note']({ session, question: QUESTION })
    await call['assistant.note']({ session, question: { ...QUESTION, words: 'x'.repeat(5000) } })
    const own = (await call['assistant.sessions']({})).find(({ id }) => id === session)
    expect(own?.questions.map(({ words }) => words.length)).toEqual([QUESTION.words.length, 2001])
    // of a session that is not there, nothing is kept
    await call['assistant.note']({ session: 'absente', question: QUESTION })
    expect((await call['assistant.sessions']({})).map(({ id }) => id)).not.toContain('absente')
  },
  'assistant.end': async ({ call }) => {
    const { session } = await call['assistant.begin']({})
    await call['assistant.end']({ session })
    const own = (await call['assistant.sessions']({})).find(({ id }) => id === session)
    expect(own).toMatchObject({ isOpen: false })
    expect(own).not.toHaveProperty('dossier')
  },
  'assistant.sessions': async ({ call }) => {
    const { session } = await call['assistant.begin']({})
    expect((await call['assistant.sessions']({ limit: 1 })).map(({ id }) => id)).toHaveLength(1)
    expect((await call['assistant.sessions']({ limit: 100 })).map(({ id }) => id)).toContain(session)
    expect(await call['assistant.sessions']({ dossier: 'aucun' })).toEqual([])
  },
  'assistant.forget': async ({ call }) => {
    const { session: ended } = await call['assistant.begin']({})
    const { session: open } = await call['assistant.begin']({})
    for (const session of [ended, open]) await call['assistant.note']({ session, question: QUESTION })
    await call['assistant.end']({ session: ended })
    await call['assistant.forget']({})
    const left = await call['assistant.sessions']({ limit: 100 })
    expect(left.map(({ id }) => id)).not.toContain(ended)
    // one that can still ask is still seen, without what it asked before
    expect(left.find(({ id }) => id === open)).toMatchObject({ isOpen: true, questions: [] })
  },
}
