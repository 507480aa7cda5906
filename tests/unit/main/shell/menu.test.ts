import { describe, expect, test } from 'vitest'
import { contextLines } from '../../../../src/main/shell/context-menu.ts'
import { type MenuLine, menuLines } from '../../../../src/main/shell/menu.ts'

const all = (lines: readonly MenuLine[]): readonly MenuLine[] =>
  lines.flatMap(line => [line, ...all(line.submenu ?? [])])
const named = (platform: NodeJS.Platform, label: string) =>
  all(menuLines(platform)).find(line => line.label === label)

describe('the menu bar', () => {
  test('of macOS begins with the application, where the settings and the end are', () => {
    const [first] = menuLines('darwin')
    expect(first?.label).toBe('Prétoire')
    expect(first?.submenu?.map(line => line.label).filter(Boolean)).toEqual([
      'À propos de Prétoire',
      'Préférences…',
      'Services',
      'Masquer Prétoire',
      'Masquer les autres',
      'Tout afficher',
      'Quitter Prétoire',
    ])
    expect(named('darwin', 'Réglages')).toBeUndefined()
  })
  test.each(['win32', 'linux'] as const)('of %s has the settings and the end under Fichier', platform => {
    const labels = menuLines(platform).map(line => line.label)
    expect(labels).toEqual(['Fichier', 'Édition', 'Affichage', 'Fenêtre', 'Aide'])
    expect(named(platform, 'Réglages')?.accelerator).toBe('CmdOrCtrl+,')
    expect(named(platform, 'Quitter Prétoire')?.accelerator).toBe('CmdOrCtrl+Q')
    expect(named(platform, 'Fermer la fenêtre')?.accelerator).toBe('CmdOrCtrl+W')
  })
  test('makes the window larger by a command of ours: the role is of macOS alone', () =>
    expect(named('linux', 'Agrandir la fenêtre')).toEqual({
      label: 'Agrandir la fenêtre',
      command: { window: 'maximize' },
    }))
  test('zooms by the plain key, the shifted one and the number pad', () => {
    const keys = all(menuLines('linux')).flatMap(line => (line.role === 'zoomIn' ? [line.accelerator] : []))
    expect(keys).toEqual(['CmdOrCtrl+Plus', 'CmdOrCtrl+=', 'CmdOrCtrl+numadd'])
  })
  test.each(['win32', 'linux', 'darwin'] as const)('of %s gives no key twice', platform => {
    const keys = all(menuLines(platform)).flatMap(line => line.accelerator ?? [])
    expect(new Set(keys).size).toBe(keys.length)
  })
})

const nowhere = {
  isEditable: false,
  selectionText: '',
  linkURL: '',
  editFlags: { canCut: false, canCopy: false, canPaste: false, canSelectAll: true },
}
const labels = (clicked: Parameters<typeof contextLines>[0]) => contextLines(clicked).map(line => line.label)

describe('a right click', () => {
  test('in a field offers what edits it, greyed where it cannot act', () => {
    const clicked = { ...nowhere, isEditable: true, editFlags: { ...nowhere.editFlags, canPaste: true } }
    expect(contextLines(clicked).map(({ label, enabled }) => [label, enabled])).toEqual([
      ['Couper', false],
      ['Copier', false],
      ['Coller', true],
      ['Coller sans la mise en forme', true],
      [undefined, undefined],
      ['Tout sélectionner', true],
    ])
  })
  test('on selected words offers to copy them', () =>
    expect(
      labels({ ...nowhere, selectionText: 'des mots', editFlags: { ...nowhere.editFlags, canCopy: true } }),
    ).toEqual(['Copier']))
  test('on a link offers its address', () =>
    expect(contextLines({ ...nowhere, linkURL: 'mailto:a@b.fr' })).toEqual([
      { label: 'Copier l’adresse électronique', copy: 'a@b.fr' },
    ]))
  test('elsewhere offers nothing', () => {
    expect(labels(nowhere)).toEqual([])
    expect(labels({ ...nowhere, linkURL: 'pretoire://app/#/dossiers' })).toEqual([])
  })
})
