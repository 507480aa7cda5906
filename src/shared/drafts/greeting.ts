/** How one addresses an authority, by what it is called: the first that fits. Data: a body is greeted by its members. */
const greetings: readonly (readonly [called: RegExp, greeting: string])[] = [
  [/^conseil municipal|^assemblée municipale/i, 'Mesdames et Messieurs les conseillers municipaux'],
  [/^conseil (de Paris|d’arrondissement|d'arrondissement)/i, 'Mesdames et Messieurs les conseillers'],
  [
    /^conseil départemental|^assemblée départementale/i,
    'Mesdames et Messieurs les conseillers départementaux',
  ],
  [/^conseil régional|^assemblée régionale/i, 'Mesdames et Messieurs les conseillers régionaux'],
  [/^conseil communautaire/i, 'Mesdames et Messieurs les conseillers communautaires'],
  [/^conseil (de la |de )?métropol/i, 'Mesdames et Messieurs les conseillers métropolitains'],
  [/^conseil d[’']administration/i, 'Mesdames et Messieurs les administrateurs'],
  [/^(conseil syndical|comité syndical)/i, 'Mesdames et Messieurs les membres du comité'],
  [/^sous-préfète/i, 'Madame la Sous-préfète'],
  [/^sous-préfet/i, 'Madame ou Monsieur le Sous-préfet'],
  [/^préfète/i, 'Madame la Préfète'],
  [/^préfet/i, 'Madame ou Monsieur le Préfet'],
  [/^première ministre/i, 'Madame la Première ministre'],
  [/^premier ministre/i, 'Madame ou Monsieur le Premier ministre'],
  [/^garde des sceaux/i, 'Madame ou Monsieur le Garde des sceaux'],
  [/^ministre/i, 'Madame ou Monsieur le Ministre'],
  [/^ministère/i, 'Madame ou Monsieur le Ministre'],
  [/^rectrice/i, 'Madame la Rectrice'],
  [/^recteur/i, 'Madame ou Monsieur le Recteur'],
  [/^présidente/i, 'Madame la Présidente'],
  [/^(président|commission|autorité|collège)/i, 'Madame ou Monsieur le Président'],
  [/^directrice/i, 'Madame la Directrice'],
  [/^directeur/i, 'Madame ou Monsieur le Directeur'],
  [/^adjointe?(?!\p{L})/iu, 'Madame ou Monsieur l’Adjoint au maire'],
  [/^maire/i, 'Madame ou Monsieur le Maire'],
]

/** `Madame ou Monsieur le Maire`, of `le maire de la commune de Moirans`; `Madame, Monsieur` where nothing better is known. */
export function greetingOf(called: string): string {
  const words = called.trim()
  // the article tells a woman: « la maire », « la ministre »
  const woman = /^la (maire|ministre|préfet|adjointe)(?!\p{L})/iu.exec(words)
  const bare = words.replace(/^(le|la|les)\s+|^l['’]\s*/i, '')
  const found = greetings.find(([one]) => one.test(bare))?.[1] ?? 'Madame, Monsieur'
  return woman
    ? found.replace('Madame ou Monsieur le', 'Madame la').replace('Madame ou Monsieur l’', 'Madame l’')
    : found
}
