import { aDecision } from '../../fixtures/builders.ts'
import { expect, packFile, test } from '../fixture.ts'
import { firstStart, goTo, openAt, search } from '../window.ts'

/** A word that people type, and the command they mean. */
const meant: readonly (readonly [typed: string, command: string])[] = [
  ['délai', 'Délais de ce dossier'],
  ['échéance', 'Délais de ce dossier'],
  ['forclusion', 'Délais de ce dossier'],
  ['prescription', 'Délais de ce dossier'],
  ['agenda', 'Délais de ce dossier'],
  ['notification', 'Dates de ce dossier'],
  ['requérant', 'Parties de ce dossier'],
  ['association', 'Parties de ce dossier'],
  ['télérecours', 'Dépôts de ce dossier'],
  ['greffe', 'Dépôts de ce dossier'],
  ['productions', 'Pièces de ce dossier'],
  ['annexes', 'Pièces de ce dossier'],
  ['appel', 'Requête d’appel devant la cour administrative d’appel'],
  ['appel', 'Appels'],
  ['appel', 'Script d’appel'],
  ['téléphone', 'Appels'],
  ['parlement', 'Parlementaires'],
  ['député', 'Parlementaires'],
  ['sénateur', 'Parlementaires'],
  ['vote', 'Parlementaires'],
  ['circonscription', 'Parlementaires'],
  ['amendement', 'Amendements'],
  ['gage', 'Amendements'],
  ['projet de loi', 'Textes et mesures'],
  ['alinéa', 'Textes et mesures'],
  ['navette', 'Textes et mesures'],
  ['note', 'Note aux parlementaires'],
  ['note', 'Documents'],
  ['courriel', 'Courriel à un ou une parlementaire'],
  ['mail', 'Documents'],
  ['plaidoyer', 'Documents'],
  ['référé suspension', 'Référé-suspension contre une vidéosurveillance algorithmique municipale'],
  ['suspension', 'Référé-suspension contre une vidéosurveillance algorithmique municipale'],
  ['pourvoi', 'Pourvoi en cassation devant le Conseil d’État'],
  ['cassation', 'Pourvoi en cassation devant le Conseil d’État'],
  ['QPC', 'Question prioritaire de constitutionnalité (mémoire distinct)'],
  ['réplique', 'Mémoire en réplique'],
  ['CADA', 'Saisine de la CADA'],
  ['CNIL', 'Plainte à la CNIL'],
  ['intervention', 'Mémoire en intervention volontaire'],
  ['inventaire', 'Inventaire détaillé des pièces'],
  ['gracieux', 'Recours gracieux, hiérarchique, ou demande d’abroger'],
  ['jurisprudence', 'Bibliothèque'],
  ['arrêt', 'Bibliothèque'],
  ['ECLI', 'Chercher dans la bibliothèque'],
  ['Légifrance', 'Importer des fichiers dans la bibliothèque'],
  ['Zotero', 'Importer des fichiers dans la bibliothèque'],
  ['copie', 'Sauvegarder maintenant'],
  ['restaurer', 'Sauvegardes'],
  ['préférences', 'Réglages'],
  ['logo', 'En-tête'],
  ['barreau', 'Votre cabinet'],
  ['emplacement', 'Où est la bibliothèque'],
  ['dictionnaire', 'Orthographe'],
  ['tribunal compétent', 'Par où commencer\u00a0?'],
  ['que faire', 'Par où commencer\u00a0?'],
  ['férié', 'Jours chômés'],
  ['nuit', 'Thème sombre'],
  ['collègue', 'Ouvrir un dossier exporté'],
  ['lecteur d’écran', 'Accessibilité'],
  ['historique', 'Panneau Versions'],
  ['docx', 'Exporter\u00a0: Word, PDF, texte'],
  ['vérifier', 'Panneau Contrôles'],
  ['commentaire', 'Panneau Notes'],
  ['guillemets', 'Typographie française\u00a0: revoir et appliquer'],
  ['mise en page', 'Présentation du texte'],
  ['sommaire', 'Montrer ou fermer le plan'],
  ['rechercher', 'Chercher dans le texte'],
  ['faute', 'Mot suivant à vérifier (orthographe)'],
  ['imprimer', 'PDF de travail\u00a0: imprimer la fenêtre'],
]
/** Where a command still catches the eye. */
const IN_SIGHT = 8

test('the words a lawyer or a volunteer would type find the command they mean', async ({ page, served }) => {
  const dossier = JSON.parse(
    served.cli('dossier', 'new', '--template', 'rep-vsa', '--title', 'Essai', '--json'),
  ) as { id: string; drafts: string[] }
  await openAt(page, `#/dossier/${dossier.id}/${dossier.drafts[0]}`)
  await expect(page.getByRole('textbox', { name: /^Texte/ })).toBeVisible()
  await page.keyboard.press('Control+k')
  const field = page.getByPlaceholder('Une action, un dossier…')
  await field.fill('recours')
  await expect(page.getByRole('menuitem', { name: /^Recours pour excès/ })).toBeVisible()
  const missing: string[] = []
  for (const [typed, command] of meant) {
    await field.fill(typed)
    await expect(field).toHaveValue(typed)
    const names = await page.getByRole('menuitem').locator('[slot="label"]').allTextContents()
    const at = names.indexOf(command)
    if (at < 0 || at >= IN_SIGHT) missing.push(`${typed} : ${command} (${at}) dans ${names.slice(0, 9)}`)
  }
  expect(missing).toEqual([])
})

test('a docket number alone and Enter open the decision', async ({ page, folder, served }) => {
  await firstStart(page, 'Avocat·e', 'Commencer sans rien')
  served.cli(
    'import',
    packFile(folder, [
      aDecision({ id: 'n1', name: 'Girafe', numbers: ['992746'] }),
      aDecision({ id: 'n2', name: 'Zèbre', numbers: ['454126'] }),
    ]),
  )
  await goTo(page, 'Bibliothèque')
  const results = await search(page, '454126')
  await expect(results).toHaveCount(1)
  await page.getByRole('searchbox', { name: 'Chercher dans la bibliothèque' }).press('Enter')
  await expect(page.locator('article.reader').getByRole('heading', { level: 2 })).toContainText('Zèbre')
})
