/** Words of every day, then, after `>`, the words of texts of law and decisions that answer them, searched as well. */
const LINES = `
patron, chef, boss, entreprise > employeur
viré, virer, renvoyé, renvoyer, mis à la porte > licenciement, rupture du contrat de travail
boulot, job, taf > travail, emploi
ouvrier, employé > salarié
bosser > travailler
salaire, paye, paie > rémunération
rémunération > salaire
payé, payer > rémunéré, rémunération, indemnité, salaire
fiche de paie, feuille de paye, bulletin de salaire > bulletin de paie
vacances > congés
arrêt maladie, arrêt de travail > incapacité de travail, indemnités journalières, interruption de travail
au noir, travail non déclaré, pas déclaré > travail dissimulé
chômage, chômeur > demandeur d’emploi, allocation d’assurance, privé d’emploi
mi-temps > temps partiel
dimanche > repos dominical, repos hebdomadaire
pause > temps de pause
jour de repos > repos hebdomadaire, repos quotidien
intérim, intérimaire > travail temporaire, salarié temporaire
harcelé, harceler > harcèlement
enceinte > grossesse, maternité
accoucher, accouchement, bébé, naissance > maternité, naissance
nounou > assistant maternel, garde d’enfant
mari, femme, épouse, époux, conjointe > conjoint
veuf, veuve > conjoint survivant
mort, mourir, meurt, décédé > décès
décès > décédé
papa > père, paternité
maman > mère, maternité
orphelin > décès
enfants, enfant > mineur, moins de seize ans
ado, jeune > mineur
vieux, retraité, personne âgée > âge, vieillesse
retraite > pension de vieillesse, pension de retraite
handicap > handicapé, invalidité
malade, maladie > maladie, incapacité
médecin, docteur, toubib > médecin, praticien
médicament > spécialité pharmaceutique, médicament
sécu > sécurité sociale, assurance maladie
remboursement, remboursé > prise en charge
trop-perçu, rembourser la caf > indu, indûment versé, répétition de l’indu
mairie, ville, village, municipalité > commune, conseil municipal
maire > autorité municipale, police municipale
préfecture > préfet, représentant de l’État
flic, flics, gendarme > police, gendarmerie, forces de sécurité
policier, policiers > police, forces de l’ordre, agent de police
copie, obtenir > communication, consultation, accès
papiers, document, dossier > documents administratifs
répondre, réponse, ne répond pas, répond > silence, silence gardé
refus, refuser, refusé > rejet, refus
attaquer, contester, s’opposer > recours, contestation
attaque > recours
urgent, vite, rapidement > urgence, référé
se plaindre, porter plainte, plainte > réclamation, plainte
arrêter, stopper, cesser > cessation, injonction, mettre fin
obliger, forcer > injonction, enjoindre, ordonner
punir, puni, amende > sanction, peine, amende
interdit, interdire > interdiction, interdit
permis, autorisé, légal > autorisation, licite
prouver, preuve > charge de la preuve, établir
avocat > ministère d’avocat
juge, tribunal > juridiction
poste, courrier, lettre > lettre recommandée, envoi postal, voie postale
envoyer, expédier > expédition, envoi
garder, stocker > conservation, conserver
effacer, supprimer > effacement, suppression
toute ma vie, pour toujours, à vie > durée, illimitée
empreinte, empreintes digitales > données biométriques, empreintes
visage > reconnaissance faciale, biométrique
caméra > vidéoprotection, vidéosurveillance
filmer, filmé > captation d’images, images, vidéoprotection
micro, micros > sons, enregistrement sonore, captation
espionner, surveiller, pister > surveillance, interception
fichier, fiché > traitement, fichier
téléphone, portable > communications électroniques, terminal
mail, courriel, internet > voie électronique, communications électroniques
messagerie, whatsapp, signal > correspondance, communications électroniques, chiffrement
logiciel, appli > traitement automatisé, logiciel
algorithme > traitement algorithmique
manif, manifestation > manifestation, réunion
voisin > propriété voisine, particulier
propriétaire, proprio > bailleur, propriétaire
locataire > preneur, locataire
loyer > fermage, prix du bail
louer, loue, location > bail, preneur
fermier, paysan > exploitant agricole, preneur, agriculteur
terre, terrain, champ > fonds, parcelle
acheter > acquisition, préemption, aliénation
vendre > vente, aliénation, cession
pesticide, pesticides > produits phytopharmaceutiques
abeille, abeilles > ruches
errant, attraper > divagation, capture, errants
éleveur > élevage
étranger, sans-papiers > étranger, titre de séjour
expulser, expulsion > éloignement, obligation de quitter le territoire
accident > accident du travail
trajet > trajet, parcours
homme femme, parité > égalité professionnelle
signer, signature > signature, signataire
prestataire, fournisseur > marché, contrat, titulaire
contrat > contrat, marché
subvention, aide > aide, subvention
danger > danger grave et imminent, risque
chaleur, froid, température > température, ambiance thermique
tenue, vêtements > vêtements de travail, tenue de travail
formation > formation professionnelle
syndicat > organisation syndicale
délégué > représentant du personnel
entretenir, entretient, réparer > entretien, travaux
toucher, percevoir, recevoir > versées, versée
combien coûte, coût, prix > montant, tarif
partir > départ
heures sup > heures supplémentaires
prime, treizième mois > gratification
burn-out, stress, dépression > santé mentale, risques psychosociaux
canicule > chaleur, ambiance thermique
toilettes, wc > cabinets d’aisance, installations sanitaires
cantine > restauration, local de restauration
douche, vestiaire > installations sanitaires, vestiaires
mutuelle > protection sociale complémentaire, prévoyance
lunettes, dentiste > optique, soins dentaires
hôpital, clinique > établissement de santé
ambulance > transport, transports
crèche > accueil du jeune enfant
école, lycée, collège > établissement scolaire, établissement d’enseignement
élève, lycéen > élèves
prison > détention, établissement pénitentiaire
fouiller, fouille > perquisition, fouille
plaque > immatriculation
voiture, auto > véhicule
vélo > cycle
mes données, données perso > données à caractère personnel
trop tard > tardiveté, forclusion
élu, élus > conseiller municipal, membre du conseil
député, sénateur > membre du Parlement
huis clos > séance publique
vache, vaches > bovin, bovins
mouton, moutons, brebis > ovin, ovins
cochon, cochons > porcin, porcins
cheval, chevaux > équidé, équidés
poule, poules > volaille, volailles
abattoir > abattage
animal, animaux > animaux
vin, vigne > viticole, vins
rivière > cours d’eau
loup, ours > prédation
impôt, impôts > imposition
blocage, bloquer > retrait, interruption de service
écouter, écoutes > interception, sonorisation
tracer, géolocaliser > géolocalisation

embaucher, embauche, recruter > recrutement, embauche
mentir, mensonge, fraude > fausse déclaration, fraude

inspecteur > inspection du travail, agent de contrôle
danger au travail > droit de retrait, danger grave et imminent
`

/** An everyday wording and the words of the law. */
export interface EverydayWords {
  readonly queries: readonly string[]
  readonly wordings: readonly string[]
}

export const everydayWords: readonly EverydayWords[] = LINES.trim()
  .split('\n')
  .map(line => {
    const [queries = '', wordings = ''] = line.split(' > ')
    return { queries: queries.split(', '), wordings: wordings.split(', ') }
  })
