/** Words of every day that stand for each other in the lines of the thesaurus, under the name that the lines write. */
export const MEANINGS = `
@adm = administration, mairie, maire, commune, ville, village, municipalité, préfet, préfecture, État, ministère, ministre, rectorat, hôpital, département, région, caisse, agence, collectivité, métropole, services
@mairie = mairie, maire, commune, ville, village, municipalité, municipal, municipale, métropole, intercommunalité, agglomération
@préfet = préfet, préfecture, sous-préfecture
@recours = attaquer, contester, contestation, recours, saisir, requête, tribunal, juge, procès, agir, plaider, annuler, annulation, faire annuler
@refus = refus, refuser, refuse, refusé, rejet, rejeter, rejette, dit non, non, empêcher, veut pas
@payer = payer, paie, paye, paient, rembourser, remboursement, indemniser, indemnise, indemnisé, indemnisation, dédommager, dédommagement, argent, somme, réparation, réparer, indemnité, dédommage, coûte, coûter
@délai = délai, temps, jours, mois, quand, date, tard, longtemps, an, ans, semaines, jusqu’à quand, limite
@répondre = répond, répondre, réponse, répondu, silence, nouvelles, muet, muette, réagir
@voir = obtenir, demander, voir, consulter, copie, lire, accès, accéder, communiquer, communication, donner, donne, montrer, recevoir, récupérer, fournir, transmettre
@papier = document, papier, rapport, facture, délibération, étude, courriel, mail, procès-verbal, devis, notes de frais, note de frais, avis, dossier, contrat, marché, compte rendu, convention
@police = police, policier, gendarme, gendarmerie, enquêteur, forces de l’ordre, flic
@caméra = caméra, vidéosurveillance, vidéoprotection, filmer, filme, filmé, filmée, images, vidéo
@téléphone = téléphone, portable, smartphone, ordinateur, mobile
@raisons = expliquer, explique, explication, explications, motiver, motivé, motivation, justifier, justification, raison, motif, pourquoi, motifs
@agent = fonctionnaire, agent, contractuel, stagiaire, enseignant, professeur, infirmier, infirmière, agente, collègue
@sanction = sanction, sanctionner, sanctionné, punir, puni, punition, blâme, révocation, révoqué, révoquer, exclu, exclusion, avertissement, discipline, disciplinaire
@étranger = étranger, étrangère, sans-papiers, migrant, migrante, réfugié, immigré
@France = France, français, pays, territoire
@partir = partir, quitter, expulser, expulsé, expulsion, éloigner, éloignement, renvoyer, renvoi, renvoie, reconduire, oqtf, expulsée
@enfant = enfant, fils, fille, élève, bébé, mineur, lycéen, collégien
@école = école, collège, lycée, université, établissement scolaire, rectorat, classe, cantine, proviseur
@prison = prison, détenu, détention, cellule, incarcéré, prisonnier, pénitentiaire, maison d’arrêt, surveillant
@permis = permis de construire, permis, construction, construire, immeuble, autorisation d’urbanisme, urbanisme, chantier, travaux
@plu = plu, plan local d’urbanisme, zonage, scot, document d’urbanisme
@voisin = voisin, voisine, voisinage, riverain
@contrat = contrat, marché, appel d’offres, concession, délégation de service public, convention, mise en concurrence
@données = données, donnée personnelle, données personnelles, informations personnelles, fichier, fiché, rgpd
@logiciel = logiciel, algorithme, intelligence artificielle, ia, machine, ordinateur, programme, automatique, automatisé, robot, analyse d’images
@visage = visage, reconnaissance faciale, biométrie, biométrique, faciale, reconnaître, empreintes, iris
@loi = loi, projet de loi, proposition de loi, amendement
@manif = manifestation, manifester, manif, rassemblement, cortège, défilé, réunion, marche, se réunir
@interdire = interdire, interdit, interdite, interdiction, interdisent, empêcher, empêché, annuler
@urgence = urgent, urgence, vite, rapidement, immédiatement, tout de suite, en attendant, sans attendre, rapide, heures
@dégât = dégât, dommage, accident, tombé, chute, blessé, préjudice, blessure, tort, perte, inondé, inondation, abîmé, cassé
@faute = faute, erreur, négligence, responsable, responsabilité, savait, rien fait, laissé faire, carence, inaction
@retirer = retirer, retire, retiré, retrait, annuler, annulé, supprimer, supprimé, revenir sur, enlever, reprendre, retirée, enlevé
@autorisation = autorisation, autorisé, agrément, licence, décision favorable, droit accordé, aide, subvention, prime
@avocat = avocat, avocate
@élus = conseillers, conseil municipal, élus, conseillère, conseiller, opposition, conseil
@usine = usine, installation classée, carrière, élevage, éolienne, incinérateur, entrepôt, décharge, méthaniseur, seveso, icpe, exploitant
@nature = nature, animaux, espèce, espèces protégées, oiseau, nid, chauve-souris, arbre, arbres, zone humide, biodiversité, faune, flore
@caf = caf, cnaf, msa, allocations, conseil départemental
@indu = indu, trop-perçu, trop perçu, trop versé, rembourser, remboursement, réclame, réclamer, dette, doit, devoir, rendre
@supprimer = supprimer, supprimé, supprimée, coupé, coupée, couper, suspendre, suspendu, suspendue, suspension, arrêté, arrêtée, arrêter, retirer, retiré, retirée, perdu, baissé, baissée, plus rien
@impôt = impôt, impôts, fisc, fiscal, fiscale, trésor public, taxe, taxes, tva, cfe, administration fiscale, centre des impôts, dgfip
@élection = élection, élections, électoral, électorale, scrutin, élu, élus, résultat
`

/** Words of questions that another judge or another code answers: a line answers them only where it has the word itself. */
export const OTHER_TRADES =
  'prud’hommes, licenciement, licencier, licencié, salarié, employeur, patron, CDI, CDD, chômage, pension, retraite, loyer, bail, ' +
  'locataire, divorce, héritage, succession, testament, congés, salaire, chien, chiens, récolte, fermage, cotisations'
