import { expect } from 'vitest'
import type { Tried } from './channels.ts'

const elsewhere = { space: 'ailleurs', kind: 'dossier', id: 'dossier-1' } as const
const version = 'a'.repeat(64)

/** Trials of the messages about spaces shared with others, in a library that is in none. */
export const officeTrials = {
  'office.state': async ({ call }: Tried): Promise<void> =>
    expect(await call['office.state']({})).toEqual([]),
  'office.pulse': async ({ call }: Tried): Promise<void> =>
    expect(await call['office.pulse']({})).toEqual([]),
  'office.shares': async ({ call }: Tried): Promise<void> =>
    expect(call['office.shares']({ kind: 'dossier', id: 'ailleurs' })).rejects.toThrow('n’existe plus'),
  'office.share': async ({ call }: Tried): Promise<void> =>
    expect(call['office.share'](elsewhere)).rejects.toThrow('aucun espace'),
  'office.sync': async ({ call }: Tried): Promise<void> =>
    expect(call['office.sync']({})).rejects.toThrow('aucun espace'),
  'office.refill': async ({ call }: Tried): Promise<void> =>
    expect(call['office.refill']({ space: 'ailleurs' })).rejects.toThrow('aucun espace'),
  'office.chooseFiles': async ({ call }: Tried): Promise<void> =>
    expect(call['office.chooseFiles']({ space: 'ailleurs', files: 'on-demand' })).rejects.toThrow(
      'aucun espace',
    ),
  'office.journal': async ({ call }: Tried): Promise<void> =>
    expect(call['office.journal']({ space: 'ailleurs' })).rejects.toThrow('aucun espace'),
  'office.conflicts': async ({ call }: Tried): Promise<void> =>
    expect(await call['office.conflicts']({})).toEqual([]),
  'office.choose': async ({ call }: Tried): Promise<void> =>
    expect(call['office.choose']({ ...elsewhere, conflict: 'c', side: 'mine' })).rejects.toThrow(
      'aucun espace',
    ),
  'office.erasures': async ({ call }: Tried): Promise<void> =>
    expect(await call['office.erasures']({})).toEqual([]),
  'office.proposeErasure': async ({ call }: Tried): Promise<void> =>
    expect(call['office.proposeErasure']({ kind: 'dossier', id: 'dossier-1' })).rejects.toThrow(
      'aucun espace',
    ),
  'office.declineErasure': async ({ call }: Tried): Promise<void> =>
    expect(call['office.declineErasure']({ kind: 'dossier', id: 'dossier-1' })).rejects.toThrow('Personne'),
  'office.dates': async ({ call }: Tried): Promise<void> =>
    expect(await call['office.dates']({ since: '2026-11-29' })).toEqual([]),
  'office.assign': async ({ call }: Tried): Promise<void> =>
    expect(call['office.assign']({ kind: 'dossier', id: 'absent', key: 'recours' })).rejects.toThrow(),
  'office.things': async ({ call }: Tried): Promise<void> =>
    expect(await call['office.things']({})).toEqual([]),
  'office.addTask': async ({ call }: Tried): Promise<void> =>
    expect(
      call['office.addTask']({ kind: 'dossier', id: 'dossier-1', title: 'Appeler le greffe' }),
    ).rejects.toThrow('partagez d’abord'),
  'office.changeTask': async ({ call }: Tried): Promise<void> =>
    expect(
      call['office.changeTask']({ kind: 'campaign', id: 'absente', task: 'tache', isDone: true }),
    ).rejects.toThrow('Cette campagne n’est pas'),
  'office.removeTask': async ({ call }: Tried): Promise<void> =>
    expect(call['office.removeTask']({ kind: 'dossier', id: 'absent', task: 'tache' })).rejects.toThrow(),
  'office.calendar': async ({ call, fetchMade }: Tried): Promise<void> => {
    const made = await call['office.calendar']({})
    expect(new TextDecoder().decode(await fetchMade(made.id))).toContain('BEGIN:VCALENDAR')
  },
  'office.undo': async ({ call }: Tried): Promise<void> =>
    expect(call['office.undo']({ space: 'ailleurs', version })).rejects.toThrow('aucun espace'),
}
