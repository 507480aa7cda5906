import { words } from '../french/fold.ts'
import { stem } from '../french/stem.ts'
import { isStopWord } from '../french/stop-words.ts'
import { isQuestion } from '../french/words/question-words.ts'

/**
 * Questions in the words of every day, and the articles that answer them. Each side of a `+` must have one of its words in the
 * question, in any inflection and any order; after `>`, the articles, as the search box reads them. An article belongs here only
 * when it answers the question itself; it is its own source.
 */
const LINES = `
# Frais
payer, paie, rembourser, remboursement, frais, coûter, coût + perdre, perds, perdu, perdant, avocat, procès > L. 761-1 CJA
dépens, constat, expertise + payer, charge, rembourser > R. 761-1 CJA
amende, abusif + recours, requête > R. 741-12 CJA
argent, pauvre, moyens, revenus, gratuit + avocat > 2 loi 91-647
aide juridictionnelle, juridictionnelle > 43 décret 2020-1717, 2 loi 91-647

# Délais et silence
temps, délai, quand, date, tard, retard + attaquer, contester, recours, saisir > R. 421-1 CJA
mairie, maire, administration, préfet, préfecture, commune, silence + répond, réponse, répondre, silence > L. 231-4 CRPA, R. 421-2 CJA
silence + vaut, accord, accepter, acceptation > L. 231-1 CRPA, L. 231-4 CRPA
accusé, réception > L. 112-3 CRPA, L. 112-6 CRPA
délai, voies, comment + indique, indiqué, mentionné, dit, précise + contester, recours, refus > R. 421-5 CJA
étranger, outre-mer, loin + délai, recours > R. 421-7 CJA
gracieux, hiérarchique, amiable, écrire + délai, tribunal, arrêter, interrompre, recours > L. 411-2 CRPA
appel + jugement, délai, temps, comment > R. 811-2 CJA
cassation, pourvoi + délai, temps > R. 821-1 CJA
appel + suspend, suspendre, exécuter, appliquer > R. 811-14 CJA
erreur + jugement, corriger, rectifier > R. 833-1 CJA, R. 741-11 CJA

# Urgence
suspendre, bloquer, geler, empêcher, stopper, suspension + décision, arrêté, urgence, jugement, permis, travaux > L. 521-1 CJA
liberté, libertés + urgent, urgence, vite, violée, violer, atteinte, heures > L. 521-2 CJA
quarante, 48 + heures > L. 521-2 CJA
utiles, mesure + urgence, juge > L. 521-3 CJA
urgence, référé + rejetée, rejeté, confirmer, maintenir > R. 612-5-2 CJA
expert, expertise + avant, procès, obtenir, nommer > R. 532-1 CJA
constater, constat, dégâts, preuve + avant, disparaître, disparaissent, urgence > R. 531-1 CJA
avance, provision, acompte + argent, somme, doit > R. 541-1 CJA

# Requête et procès
avocat + besoin, obligatoire, obligé, sans, seul > R. 431-2 CJA
défendre + seul > R. 431-2 CJA
requête, recours + contenir, écrire, rédiger, mentions, contenu > R. 411-1 CJA
pièces, pièce, documents + joindre, requête > R. 412-1 CJA, R. 412-2 CJA
pièces, pièce + numéroter, liste, inventaire, fichier > R. 412-2 CJA, R. 414-5 CJA
recours, requête, plainte + plusieurs, ensemble, collectif, groupe > R. 411-5 CJA
retirer, abandonner, arrêter, renoncer + recours, procédure, requête, procès > R. 636-1 CJA
rejoindre, intervenir, soutenir + procès, procédure, cours > R. 632-1 CJA
arguments, moyens, motifs, raisons + nouveaux, ajouter, tard > R. 611-7-1 CJA
résumer, récapituler, récapitulatif > R. 611-8-1 CJA
tribunal + compétent, quel, ville > R. 312-1 CJA, R. 221-3 CJA
audience + public, publique, assister > L. 6 CJA
adversaire, mémoire + lire, répondre, communiquer, contradictoire > L. 5 CJA
internet, télérecours, ligne + recours, requête, envoyer > R. 414-2 CJA, R. 414-1 CJA
loi + constitution, inconstitutionnelle, contraire > 61-1 Constitution, R. 771-3 CJA

# Exécution
obliger, forcer, ordonner, enjoindre, injonction + juge, mairie, commune, administration, agir > L. 911-1 CJA
réexaminer, redécider, examiner + demande, nouveau > L. 911-2 CJA
exécute, exécuter, respecte, appliquer, jugement + forcer, commune, mairie, administration > L. 911-3 CJA, L. 911-4 CJA
jour + retard + payer, somme > L. 911-3 CJA
astreinte, pénalité > L. 911-3 CJA
condamnée, somme + paie, payer, verser + État, commune, administration > L. 911-9 CJA

# Décisions
signer, signature, signé + décision, courrier, lettre, arrêté > L. 212-1 CRPA
expliquer, motiver, justifier, raisons, motif, pourquoi + refus, décision > L. 211-2 CRPA, L. 232-4 CRPA
raisons, motifs + silence, connaître, obtenir > L. 232-4 CRPA
entendre, observations, défendre, contradictoire + avant, sanction, décision > L. 121-1 CRPA
règlement, arrêté + abroger, retirer, supprimer, illégal, ancien > L. 243-2 CRPA
retirer, annuler + décision, autorisation, droit + administration, mairie > L. 242-1 CRPA
fraude, mensonge, menti + décision, retirer > L. 241-2 CRPA
demande + mauvais, service, transmettre > L. 114-2 CRPA
justificatifs, pièces + redemander, encore, administration > L. 114-8 CRPA
erreur + bonne, droit, formulaire, déclaration > L. 123-1 CRPA
algorithme, logiciel, machine, ordinateur + décider, décision, expliquer, règles > L. 311-3-1 CRPA, 95 LIL

# Documents administratifs
obtenir, demander, voir, consulter, copie, lire + document, documents, contrat, papiers, dossier, rapport, marché, facture, délibération > L. 311-1 CRPA, L. 311-6 CRPA
document, documents, papiers + temps, délai, mois > R. 311-13 CRPA, R. 343-1 CRPA
document, documents, papiers, dossier + refuse, refus, refuser > L. 342-1 CRPA, R. 311-12 CRPA, L. 311-5 CRPA
papiers, document, documents + refuser, secret, cacher, montrer > L. 311-5 CRPA, L. 311-6 CRPA
secret + affaires, entreprise, commercial > L. 311-6 CRPA
noirci, noircis, caviardé, caviarder, cachés, occulté, occulter > L. 311-7 CRPA
cada + délai, temps, saisir, quand > R. 343-1 CRPA, L. 342-1 CRPA
cada + répond, réponse, silence > R. 343-5 CRPA, R. 343-3 CRPA
prix, coût, payer + copie, copies, document > L. 311-9 CRPA, R. 311-11 CRPA
données, fichier + publier, ligne, ouvertes, réutiliser > L. 312-1-1 CRPA, L. 321-1 CRPA
pollution, environnement, déchets + information, document, analyses > L. 124-1 code de l’environnement, L. 124-2 code de l’environnement
médical, médicaux, hôpital + dossier > L. 1111-7 CSP
archives, ancien + consulter, accès > L. 213-1 code du patrimoine

# Caméras, surveillance
filmer, filmé, caméra, caméras, vidéosurveillance + rue, voie, ville, commune, pourquoi, refuser > L. 251-2 CSI
caméra, caméras, vidéosurveillance + autorise, autorisation, installer, préfet, qui > L. 252-1 CSI, L. 251-2 CSI
caméra, caméras, images, vidéo + garder, conserver, temps, durée > L. 252-5 CSI
caméra, images, vidéo + voir, accès, demander > L. 253-5 CSI
drone, drones + police, filmer, gendarme, survoler, filmé > L. 242-5 CSI
caméra, piéton, police + uniforme, agent, policier > L. 241-1 CSI
plaque, plaques + lire, lecture, voiture > L. 233-1 CSI
micro, micros, écouter, sonoriser, enregistrer + police, voiture, domicile, maison, appartement > 706-96 CPP
pirater, piratage, espion, espionner + téléphone, ordinateur, police > 706-102-1 CPP
renseignement, services, secrets, algorithme, boîte + connexions, internet, données, noire > L. 851-3 CSI
logiciel, rapprochement + enquête, police > 230-20 CPP
fichier + police, taj, antécédents + effacer, supprimer > 230-8 CPP
contrôle + identité > 78-2 CPP
garde + vue > 63-1 CPP, 63 CPP
perquisition, fouille + domicile, maison > 56 CPP, 76 CPP
reconnaissance, visage, biométrique, biométrie + interdite, interdit, rue, temps > 5 RIA, 9 RGPD

# Données personnelles
plainte, plaindre, réclamation + données, cnil > 77 RGPD, 8 LIL
association + données, place, mandat > 80 RGPD
donnée, données + personnelle, personnelles + quoi, définition, signifie > 4 RGPD
données + garder, conserver, limite, durée, longtemps > 5 RGPD, 4 LIL
données + accord, consentement, sans, autorisation > 6 RGPD, 5 LIL
origine, visage, religion, santé, opinions, sensibles + enregistrer, enregistrés, données, fichier > 9 RGPD, 6 LIL
risques, risque, impact + logiciel, étudier, analyse, données, traitement > 35 RGPD, 62 LIL, 90 LIL
machine, ordinateur, algorithme, automatique + décider, décide, seule, sujet > 22 RGPD, 95 LIL, 11 2016/680
données + voir, accès, copie, demander > 15 RGPD, 49 LIL
données + effacer, supprimer, oubli > 17 RGPD, 51 LIL
données + corriger, rectifier, fausses > 16 RGPD, 50 LIL
données + opposer, refuser > 21 RGPD
données + piratées, fuite, violation, volées > 33 RGPD, 34 RGPD
données + dommages, indemnité, réparation > 82 RGPD

# Communes
signer, passer + contrat, marché + commune, maire > L. 2122-22 CGCT, L. 2121-29 CGCT
adjoint, délégation, délégué, déléguer + maire, place, signer > L. 2122-18 CGCT
conseil, conseillers + municipal, voter, voté, décider + voté, voter, décider, commune, règle > L. 2121-29 CGCT
conseillers, conseil, élus + convocation, réunion, envoyer, recevoir, note > L. 2121-12 CGCT, L. 2121-13 CGCT
arrêté, délibération, acte, décision + publié, publier, affiché, vigueur, publication > L. 2131-1 CGCT
police + municipale, maire + faire, peut, pouvoirs, rôle, quoi > L. 2212-2 CGCT
procès, comptes, délibérations, budget + copie, consulter + commune, conseil > L. 2121-26 CGCT
préfet + contrôler, attaquer, déférer + commune, maire > L. 2131-6 CGCT
conseil + public, assister, filmer + municipal > L. 2121-18 CGCT
contribuable + place, commune > L. 2132-5 CGCT

# Agents publics
fonctionnaire, agent, sanction, sanctionné + sanction, disciplinaire, sanctionné, blâme > L. 530-1 CGFP, L. 533-1 CGFP
fonctionnaire, agent, travail + harcelé, harcèlement, harceler > L. 133-2 CGFP
fonctionnaire, agent + protection, attaqué, menacé, insulté > L. 134-1 CGFP, L. 134-5 CGFP
fonctionnaire, agent + dossier > L. 137-1 CGFP
fonctionnaire, agent + grève > L. 114-1 CGFP
fonctionnaire, agent + neutralité, religion, opinion > L. 121-2 CGFP
lanceur, alerte, dénoncer > L. 135-1 CGFP, 6 loi 2016-1691

# Urbanisme
permis + construire + voisin, contester, attaquer > L. 600-1-2 code de l’urbanisme, R. 600-2 code de l’urbanisme
permis + affichage, panneau, délai > R. 600-2 code de l’urbanisme
permis, urbanisme + notifier, prévenir, informer + recours > R. 600-1 code de l’urbanisme
permis + démolir, démolition > L. 480-13 code de l’urbanisme
association + permis, urbanisme > L. 600-1-1 code de l’urbanisme

# Amendes et permis de conduire
amende, contravention, pv + contester, contestation, excès, vitesse, stationnement > 529-10 CPP, 530 CPP
points + permis + retrait, récupérer, perdre, perdu > L. 223-1 code de la route, L. 223-6 code de la route
stationnement, forfait + contester, payer > L. 2333-87 CGCT

# Étrangers
oqtf, quitter + territoire, france, délai, contester > L. 614-1 CESEDA, L. 611-1 CESEDA
expulsion, expulser, éloigner + étranger, france, pays > L. 611-1 CESEDA, L. 631-1 CESEDA
rétention, centre + étranger, enfermé, juge > L. 741-1 CESEDA
assigné, assignation + résidence > L. 731-1 CESEDA
régulariser, régularisation, papiers + sans, séjour > L. 435-1 CESEDA
asile, réfugié + demander, demande > L. 521-1 CESEDA
regroupement, famille + étranger, venir, séjour > L. 434-2 CESEDA, L. 423-23 CESEDA

# Élections
élection, élections, vote + contester, annuler, municipales > L. 248 code électoral, R. 119 code électoral
campagne + dépenses, comptes, argent > L. 52-12 code électoral, L. 52-8 code électoral
affiches, tracts, propagande + veille, jour > L. 49 code électoral
liste, listes + électorale, électorales, inscrire > L. 20 code électoral

# Aides, logement, impôts
rsa + indu, rembourser, contester > L. 262-47 code de l’action sociale et des familles, L. 262-46 code de l’action sociale et des familles
logement, dalo + opposable, attendre, prioritaire > L. 441-2-3 code de la construction et de l’habitation
impôt, impôts, taxe + contester, réclamer, réclamation > L. 190 LPF, R. 190-1 LPF
impôt, impôts + payer, sursis, attendre + contester, réclamation > L. 277 LPF

# Libertés
manifester, manifestation, rassemblement + droit, liberté > 11 CESDH, L. 211-1 CSI
manifestation, manifester + déclarer, interdire, interdite > L. 211-1 CSI, L. 211-4 CSI
dire, expression, parler, critiquer + veux, liberté, droit, opinion > 10 CESDH, 11 DDHC
procès, juge + équitable, impartial, juste > 6 CESDH, 16 DDHC
lettres, courrier, correspondance, domicile, privée, vie + lire, ouvrir, État, police, respecter > 8 CESDH, 7 charte des droits fondamentaux
enfermer, enfermé, détenir, détenu, arrêter + juge, sans > 66 Constitution
recours + effectif > 13 CESDH, 47 charte des droits fondamentaux
amendement, cavalier + rapport, lien, loi, député > 45 Constitution
loi, décret + domaine, compétence, parlement > 34 Constitution
`

interface EverydayArticle {
  /** stems of which the question must have one, by side of the line */
  readonly sides: readonly ReadonlySet<string>[]
  readonly articles: readonly string[]
}

const stemsOf = (text: string): string[] => words(text).map(({ word }) => stem(word))

/** The lines as they are told the user: the words of the question, the articles. */
export const everydayArticles: readonly { readonly asked: string; readonly articles: readonly string[] }[] =
  LINES.trim()
    .split('\n')
    .filter(line => line.includes(' > '))
    .map(line => {
      const [asked = '', articles = ''] = line.split(' > ')
      return { asked, articles: articles.split(', ') }
    })

let entries: readonly EverydayArticle[] | undefined

const read = (): readonly EverydayArticle[] =>
  everydayArticles.map(({ asked, articles }) => ({
    sides: asked.split(' + ').map(side => new Set(side.split(', ').flatMap(stemsOf))),
    articles,
  }))

/** Whether a text is asked or told as one speaks; words of the trade alone are looked for as they are. */
const isSentence = (text: string): boolean => {
  if (isQuestion(text)) return true
  const all = words(text)
  return all.length > 4 && all.filter(({ word }) => isStopWord(word)).length > 1
}

/** Articles named by this many lines at most are searched with a question. */
const MAX_LINES = 2

/** Names the articles that answer a question asked in the words of every day: those of the lines that say most of it. */
export function articlesAsked(question: string): string[] {
  if (!isSentence(question)) return []
  entries ??= read()
  const stems = new Set(stemsOf(question))
  return [
    ...new Set(
      entries
        .filter(({ sides }) => sides.every(side => [...side].some(word => stems.has(word))))
        .toSorted((a, b) => b.sides.length - a.sides.length)
        .slice(0, MAX_LINES)
        .flatMap(({ articles }) => articles),
    ),
  ]
}
