import { describe, expect, test } from 'vitest'
import { matchExhibits } from '../../../../src/shared/exhibits/match.ts'

const files = {
  statuts: ['Statuts-2019.pdf', ''],
  council: [
    'deliberation_2018-12-14.pdf',
    'RÉPUBLIQUE FRANÇAISE\nConseil municipal\nDélibération n° 2018-47',
  ],
  board: ['scan0003.pdf', 'Procès-verbal du conseil d’administration\nDélibération : ester en justice'],
  manual: ['BriefCam_User_Manual_v5.pdf', ''],
  request: ['lettre.docx', 'Objet : demande de communication de documents'],
  receipt: ['AR.pdf', 'Accusé de réception de votre demande'],
  capture: ['Capture d’écran 2025-03-01.png', ''],
  article: ['a.pdf', `Le maire dit\n${'Rien. \n'.repeat(20)}ses statuts`],
} as const
const candidates = Object.entries(files).map(([exhibit, [name, firstPage]]) => ({ exhibit, name, firstPage }))
const matches = (key: string, label = '') => matchExhibits({ key, label }, candidates)
const ids = (key: string, label = '') => matches(key, label).map(one => one.exhibit)

describe('a file is proposed for an expected exhibit', () => {
  test('by its name, or by the top of its first page, never by what it says below', () => {
    expect(matches('statuts')).toEqual([
      { exhibit: 'statuts', reason: 'nom du fichier\u00a0: «\u00a0Statuts-2019.pdf\u00a0»' },
    ])
    expect(ids('manuel')).toEqual(['manual'])
    expect(ids('urgence')).toEqual(['capture'])
    expect(ids('jugement')).toEqual([])
  })
  test('the likeliest first, with what was read', () => {
    expect(ids('habilitation')[0]).toBe('board')
    expect(ids('decision')[0]).toBe('council')
    expect(matches('habilitation')[0]?.reason).toMatch(/^première page\s: «\s.*conseil d’administration\s»$/)
    expect(ids('demande')).toEqual(['request'])
    expect(ids('accuse')).toEqual(['receipt'])
  })
  test('of a model of the user’s own, by the words of its label', () => {
    expect(ids('perso', 'Copie du manuel BriefCam')).toEqual(['manual'])
    expect(ids('perso', 'Copie de la pièce')).toEqual([])
  })
  test('three at most', () => {
    const many = Array.from({ length: 6 }, (_, at) => ({
      exhibit: `e${at}`,
      name: `statuts ${at}.pdf`,
      firstPage: at === 4 ? 'STATUTS' : '',
    }))
    expect(matchExhibits({ key: 'statuts', label: '' }, many).map(one => one.exhibit)).toEqual([
      'e4',
      'e0',
      'e1',
    ])
  })
})
