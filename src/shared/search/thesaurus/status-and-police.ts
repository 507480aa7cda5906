/** Lines of the thesaurus on foreigners, nationality, public agents, prisons, orders of the police, trades and what a suit goes through. */
export const STATUS_AND_POLICE = `
# Étrangers
visa + court séjour, touriste, tourisme, consulat, ambassade, refusé, @refus, contester, commission > D. 312-3 CESEDA, D. 312-5-1 CESEDA
visa + long séjour, conjoint, mari, femme, étudiant, famille + @refus, consulat, contester, rejoindre > D. 312-3 CESEDA, L. 312-3 CESEDA
rendez-vous, anef, plateforme, en ligne, internet, site + préfecture, titre de séjour, séjour, étranger, papiers, obtenir, créneau > L. 521-3 CJA, R. 431-2 CESEDA
récépissé, attestation de prolongation, api + titre, travail, travailler, expire, expiré, préfecture, renouveler, délivrer, emploi > R. 431-12 CESEDA, R. 431-15-1 CESEDA, R. 431-14 CESEDA
titre de séjour, carte de séjour + @répondre, sans réponse, quatre mois, attendre, silence, attends > R. 432-1 CESEDA, R. 432-2 CESEDA
titre de séjour, carte de séjour, séjour + renouveler, renouvellement, renouvelé, @refus ! ans, visa > L. 433-1 CESEDA, L. 432-1 CESEDA
titre de séjour, carte de séjour, séjour, papiers + conjoint de français, marié, mariée, mariage, épouse, français, française, divorce, séparé > L. 423-1 CESEDA, L. 423-3 CESEDA
titre de séjour, carte de séjour, papiers, séjour + parent d’enfant français, enfant français, père, mère > L. 423-7 CESEDA, L. 423-8 CESEDA
malade, maladie, soigner, soins, traitement + titre de séjour, étranger, pays, carte de séjour, séjour, papiers > L. 425-9 CESEDA, R. 425-11 CESEDA
étudiant, études, étudiante + titre de séjour, étranger, carte, séjour, visa > L. 422-1 CESEDA, L. 411-4 CESEDA
travail, travailler, salarié, métier, patron, employeur + titre de séjour, sans-papiers, étranger, séjour, autorisation > L. 421-1 CESEDA, L. 435-4 CESEDA, L. 5221-2 code du travail
sans-papiers, clandestin, étranger + employer, employeur, amende, embauché, travail + amende, ofii, contribution, embauché > L. 8253-1 code du travail, L. 8251-1 code du travail
menace, casier, condamné, ordre public, délinquance + titre de séjour, étranger, carte, séjour, carte de résident > L. 432-1 CESEDA, L. 412-5 CESEDA
oqtf, @partir + marié, arrivé, protégé, protection, père, parent, enfant + français, enfant, treize ans, mineur, protégé > L. 611-3 CESEDA, L. 631-2 CESEDA
expulsion, expulser, expulsé + préfet, arrêté, commission, menace grave, casier, ministre + étranger, ordre public, menace, grave, commission > L. 631-1 CESEDA, L. 632-1 CESEDA, L. 631-3 CESEDA
rétention, cra, enfermé + juge, prolonger, jours, sortir, combien, libérer > L. 742-1 CESEDA, L. 741-1 CESEDA, L. 741-10 CESEDA
assigné, assignation + pointer, commissariat, jours, étranger > L. 733-1 CESEDA, L. 731-1 CESEDA
ofpra + rejeté, refus, refusé, rejet, décision, contester, cnda > L. 532-1 CESEDA, L. 511-1 CESEDA
cnda, cour nationale du droit d’asile + délai, recours, avocat, saisir, audience > L. 532-1 CESEDA, 9-4 loi 91-647
asile + réexamen, nouvelle demande, deuxième, seconde, irrecevable > L. 531-41 CESEDA, L. 531-42 CESEDA, L. 531-32 CESEDA
asile, demandeur d’asile, demandeuse d’asile + accélérée, droit de rester, maintenir, maintien, expulsé > L. 542-1 CESEDA, L. 542-2 CESEDA, L. 531-24 CESEDA
dublin, transfert, transférer, transféré, autre pays, italie, espagne, allemagne, croatie + asile, empreintes, arrêté, dublin, pays > L. 572-1 CESEDA, L. 572-4 CESEDA
ofii, ada, conditions matérielles, hébergement, allocation + asile, demandeur d’asile, ofii + @supprimer, @refus, rien, conditions > L. 551-16 CESEDA, L. 551-15 CESEDA, L. 553-1 CESEDA
regroupement familial, regroupement + logement, revenus, ressources, refus, conditions > L. 434-7 CESEDA, L. 434-2 CESEDA, L. 434-8 CESEDA
carte de résident, résident, dix ans + obtenir, droit, refus, retirer, conditions > L. 426-17 CESEDA, L. 433-2 CESEDA, L. 432-3 CESEDA

# Nationalité et identité
naturalisation, naturalisé, naturaliser, devenir français, nationalité, français + ajourné, ajournée, ajournement, @refus, rejet, rejetée, préfecture, irrecevable, contester ! mariage, visa, titre > 45 décret 93-1362, 44 décret 93-1362, 21-15 code civil
naturalisation, naturalisé, nationalité + condition, conditions, ans, années, ressources, langue, entretien, assimilation > 21-17 code civil, 21-24 code civil, 21-16 code civil
nationalité, français + mariage, conjoint, marié, mariée, femme, mari > 21-2 code civil, 21-4 code civil
naturalisation, nationalité + délai, attendre, mois, temps, réponse, silence > 21-25-1 code civil, 45 décret 93-1362
nationalité + retirer, retirée, déchu, déchéance, perdre, décret > 25 code civil, 27-2 code civil
nationalité + prouver, preuve, certificat, né > 30 code civil, 31-2 code civil
passeport + @refus, renouveler, délivrer, mairie, rendez-vous, retirer > 4 décret 2005-1726, fiche LIB-ALLER
carte d’identité, carte nationale + @refus, renouveler, délivrer, perdue, valable > 2 décret 55-1397, 4 décret 55-1397

# Agents publics
contractuel, contrat, cdd, contractuelle + renouvelé, renouvelle, renouveler, renouvellement, fin, préavis, prévenu > 38-1 décret 88-145, 45 décret 86-83, L. 332-8 CGFP
contractuel, cdd, contractuelle, contrat + cdi, six ans, indéterminée, années > L. 332-4 CGFP, L. 332-10 CGFP
contractuel, contractuelle, @agent + licencié, licenciée, licenciement, licencier, viré, virée > 39-3 décret 88-145, 45-2 décret 86-83, L. 553-2 CGFP
insuffisance professionnelle, incompétent, pas à la hauteur + licencier, licencié, licenciement, licencie, agent, fonctionnaire > L. 553-2 CGFP, L. 553-1 CGFP
stagiaire, stage, titulariser, titularisé, titularisation + refus, refusé, licencié, mairie, fin, prolonger, fonctionnaire > L. 327-4 CGFP, 5 décret 92-1194
congé maladie, arrêt maladie, arrêt de travail, congé de maladie + @agent, mairie, refus, refusé, plein traitement, demi-traitement, salaire, contrôle, hôpital ! sécurité sociale, cpam > L. 822-1 CGFP, L. 822-3 CGFP, L. 822-5 CGFP
longue maladie, longue durée, grave maladie, cancer, dépression + congé, agent, fonctionnaire, conseil médical > L. 822-6 CGFP, L. 822-12 CGFP
accident de service, accident de travail, accident du travail, imputable, trajet + @agent, mairie, reconnu, reconnaître, imputabilité, service, refus > L. 822-18 CGFP, L. 822-21 CGFP, L. 822-19 CGFP
maladie professionnelle, burn-out, burn, dépression, épuisement + @agent, reconnue, reconnaître, service, mairie, reconnu > L. 822-20 CGFP, L. 822-21 CGFP
inapte, inaptitude, reclasser, reclassement, poste adapté, aménager mon poste + @agent, mairie, poste, santé > L. 826-1 CGFP, L. 826-3 CGFP, L. 131-8 CGFP
temps partiel, mi-temps, thérapeutique + @agent, refus, refusé, mairie, droit, enfant > L. 612-1 CGFP, L. 823-1 CGFP, L. 612-3 CGFP
télétravail, télétravailler > L. 430-1 CGFP
évaluation, entretien professionnel, notation, note, évalué, entretien annuel + @agent, chef, injuste, contester, mauvaise, annuel, réviser > L. 521-1 CGFP, L. 521-4 CGFP, 6 décret 2010-888
prime, primes, indemnité, régime indemnitaire, rifseep, ifse + @agent, mairie, baissée, baisse, supprimée, réduite, maladie, droit ! activité, rénovation > L. 714-4 CGFP, L. 712-1 CGFP
salaire, paie, traitement, retenue + grève, service fait, absence + @agent, jour, retenue, mairie > L. 711-1 CGFP, L. 711-2 CGFP
heures supplémentaires, astreintes + @agent, mairie, payées, payer, hôpital > 7 décret 2002-60, L. 611-2 CGFP
supplément familial, indemnité de résidence, nbi, bonification + @agent, droit, enfant > L. 712-8 CGFP, L. 712-12 CGFP
démission, démissionner, démissionne + @agent, fonctionnaire, fonction publique, refuser, reprendre, retirer, mairie ! conseiller, élu > L. 551-1 CGFP, L. 551-2 CGFP
rupture conventionnelle + @agent, refus, indemnité, fonction publique > L. 552-1 CGFP
disponibilité + @agent, réintégrer, réintégration, retour, poste, refus, demander, congé > L. 514-1 CGFP, L. 514-6 CGFP
détachement, détaché + @agent, fin, refus, réintégrer, corps > L. 513-1 CGFP, L. 513-20 CGFP
mutation, muter, muté + rapprochement, conjoint, priorité, handicap, demande, barème > L. 512-19 CGFP, L. 512-18 CGFP
avancement, promotion, grade, échelon, tableau + @agent, refus, contester, inscrit, promu, ancienneté > L. 522-1 CGFP, L. 522-18 CGFP, L. 522-24 CGFP
suspendu, suspendue, suspension, mis à pied + @agent, faute, enquête, quatre mois, salaire ! permis > L. 531-1 CGFP, L. 531-3 CGFP
cumul, cumuler, deux emplois, second emploi, auto-entreprise, entreprise à côté + @agent, autorisation, activité, fonctionnaire > L. 123-1 CGFP, L. 123-7 CGFP, L. 123-8 CGFP
réserve, critiquer, réseaux sociaux, facebook, s’exprimer + @agent, hiérarchie, maire, opinion > L. 111-1 CGFP, L. 121-7 CGFP, L. 530-1 CGFP
obéir, ordre, illégal + @agent, chef, supérieur > L. 121-10 CGFP
syndicat, syndical, syndicale, délégué syndical + @agent, décharge, réunion, discrimination, droit, carrière > L. 113-1 CGFP, L. 131-1 CGFP
harcèlement sexuel, sexuel, sexiste + @agent, travail, chef > L. 133-1 CGFP, L. 133-3 CGFP
vacances, congés annuels, congés payés, congé annuel + @agent, refus, reportés, reporter, perdus, maladie > L. 621-1 CGFP, 5-1 décret 85-1250
maternité, enceinte, paternité, grossesse, naissance + @agent, congé, poste, fonctionnaire > L. 631-3 CGFP, L. 631-9 CGFP
pension, retraite, invalidité + fonctionnaire, agent, militaire, erreur, réviser, calcul, révision > L. 55 code des pensions civiles et militaires de retraite, L. 29 code des pensions civiles et militaires de retraite
concours, recrutement, examen professionnel + jury, égalité, note, épreuve, résultat, candidat > L. 320-1 CGFP, CE 28238
casier, enquête, moralité, agrément + @agent, recrutement, policier, concours, refusé > L. 321-1 CGFP, L. 114-1 CSI
poste, emploi + supprimé, suppression, suppression de poste + @agent, mairie, délibération > L. 542-1 CGFP, L. 542-2 CGFP
militaire, soldat, gendarme, armée + recours, contester, sanction, commission, mutation > R. 4125-1 code de la défense, L. 4137-1 code de la défense
médiation, médiateur + obligatoire, avant, préalable > L. 213-11 CJA, L. 213-1 CJA

# Prison et justice pénale
@prison + fouille, fouillé, fouiller, nu, nue > L. 225-1 code pénitentiaire, L. 225-2 code pénitentiaire, L. 6 code pénitentiaire
@prison + courrier, lettres, lettre, correspondance, ouvert, téléphone > L. 345-1 code pénitentiaire, L. 345-3 code pénitentiaire, L. 345-5 code pénitentiaire
@prison + permis de visite, parloir, visite, visiter, voir > L. 341-7 code pénitentiaire, L. 341-3 code pénitentiaire, L. 341-1 code pénitentiaire
@prison + isolement, isolé, mitard, quartier disciplinaire, discipline, punition, cellule disciplinaire > R. 213-18 code pénitentiaire, L. 231-1 code pénitentiaire, R. 234-43 code pénitentiaire
@prison + travail, travailler, classement, déclasser, atelier > L. 412-1 code pénitentiaire, L. 412-8 code pénitentiaire
@prison + conditions, surpopulation, indigne, matelas, sale + juge, saisir, libéré, transféré > 803-8 CPP, L. 6 code pénitentiaire, 3 CESDH
casier judiciaire, casier, b2 + effacer, emploi, travail, retirer > 775-1 CPP
fijais, faed, fnaeg, adn + effacer, fichier, sortir, demander > 706-53-10 CPP, 706-54-1 CPP

# Ordre public
arme, armes, fusil, pistolet + préfet, rendre, saisir, saisie, remettre, dessaisir, retirer, interdit, interdiction, finiada, reprendre > L. 312-11 CSI, L. 312-7 CSI, L. 312-16 CSI
arme, armes + port, porter, autorisation, refus, détention, détenir, acheter > L. 315-1 CSI, L. 312-4 CSI, L. 312-3 CSI
agent de sécurité, vigile, carte professionnelle, cnaps, sécurité privée + refus, refusée, retirée, retrait, antécédents, retirer, carte > L. 612-20 CSI, L. 634-9 CSI
enquête administrative, aéroport, badge, habilitation, site sensible, nucléaire + refus, refusé, retirée, fiche, antécédents > L. 114-1 CSI, L. 6342-3 code des transports
stade, stades, supporter, match, supporters + interdit, interdiction, pointer, préfet, déplacement, arrêté > L. 332-16 code du sport, L. 332-16-1 code du sport, L. 332-16-2 code du sport
état d’urgence + assigné, résidence, perquisition, assignation, juge, contester > 6 loi 55-385, 11 loi 55-385, 14-1 loi 55-385
micas, terrorisme, antiterroriste, radicalisation, radicalisé + pointer, commissariat, assigné, mesure, ministre, surveillance, contrôle ! église, gare, attentat > L. 228-2 CSI, L. 228-1 CSI
visite, perquisition + terrorisme, domicile, préfet, administrative > L. 229-1 CSI
mosquée, lieu de culte, église + fermer, fermée, fermeture, terrorisme, préfet > L. 227-1 CSI
association, groupement, collectif, mouvement + dissoudre, dissolution, dissous, dissoute > L. 212-1 CSI, 11 CESDH
sortie du territoire, sortir du territoire, interdiction de sortie, quitter la france > L. 224-1 CSI
raves, rave, festival, fête, teknival + interdire, déclarer, préfet, saisie, autorisation > L. 211-5 CSI, L. 211-15 CSI
fichier, fiche s, renseignement + effacer, savoir, accès, vérifier, conseil d’État > L. 841-2 CSI, L. 773-8 CJA, 118 LIL

# Permis de conduire
permis + suspendu, suspension, suspend, alcool, stupéfiants, excès, vitesse, rétention + préfet, préfecture, gendarme, alcool, conduire, contrôle > L. 224-2 code de la route, L. 224-7 code de la route, L. 224-8 code de la route
permis + invalidé, invalide, annulé, annuler, plus de points, solde nul, 48si, zéro, faute de points > L. 223-5 code de la route, L. 223-1 code de la route, L. 521-1 CJA
points + informé, information, prévenu, perdu, retirés, amende > L. 223-3 code de la route, L. 223-1 code de la route
permis + étranger, échanger, échange, pays > R. 222-3 code de la route, R. 222-1 code de la route
visite médicale, médecin, santé, apte + permis, conduire, préfet > R. 226-1 code de la route, R. 221-14 code de la route

# Métiers et sports
taxi, vtc, chauffeur + licence, autorisation, carte, retirée, retirer, maire, préfet, sanction > L. 3121-1 code des transports, L. 3124-1 code des transports, L. 3122-1 code des transports
licence, sportif, joueur, club, fédération, ligue + sanction, suspendu, suspension, discipline, rétrogradé, exclu > L. 141-4 code du sport, R. 141-5 code du sport, L. 131-14 code du sport
dopage, dopé, contrôle antidopage + sportif, suspension, sanction, afld > L. 232-9 code du sport, L. 232-24 code du sport
licence, alcool, bar, débit + ouvrir, transférer, transfert, quatre > L. 3332-3 CSP, L. 3332-11 CSP
avocat, notaire, architecte, expert-comptable, vétérinaire, infirmier + ordre, inscription, inscrire, tableau, radié > L. 4112-4 CSP, 17 loi 71-1130
licencier, licenciement, licencié, salarié protégé + inspecteur du travail, inspection du travail, protégé, délégué, autorisation > L. 2411-1 code du travail, R. 2422-1 code du travail, L. 2421-3 code du travail
pse, plan social, plan de sauvegarde + homologation, homologué, dreets, contester, licenciement > L. 1235-7-1 code du travail, L. 1233-57-3 code du travail
amende, sanction + dreets, inspection du travail, détachés, travailleurs, durée du travail > L. 8115-1 code du travail, L. 8115-6 code du travail

# Devant le juge, encore
durée, long, lenteur, ans, lent, attendre, années + juge, tribunal, procès, jugement, justice + juger, trop long, lenteur, indemnité, traîne, jugé, mis, raisonnable > R. 311-1 CJA, 6 CESDH
courrier, lettre, informe, information, prévient + juge, tribunal + moyen, office, soulever, relever > R. 611-7 CJA
clôture, instruction close, close, clos > R. 613-1 CJA, R. 613-2 CJA, R. 613-3 CJA
adversaire, partie adverse, mairie, préfet, défense + répondu, muet, silence, mémoire, produit, répond + tribunal, juge, procès > R. 612-6 CJA, R. 612-3 CJA
rapporteur public, conclusions du rapporteur, sens des conclusions > L. 7 CJA, R. 711-3 CJA
audience + parler, parole, plaider, oral, prendre la parole, avocat, dire > R. 732-1 CJA, R. 731-3 CJA
audience + date, convoqué, convocation, prévenu, reporter, report, avis > R. 711-2 CJA, R. 731-3 CJA
note, écrire, envoyer, ajouter, pièce + après, audience + délibéré, audience > R. 731-3 CJA
médiation, médiateur, conciliateur, arrangement, amiable, transaction, accord + @adm, juge, litige, régler, conflit, tribunal > L. 213-1 CJA, L. 213-5 CJA, L. 423-1 CRPA
défenseur des droits > 4 loi 2011-333, 5 loi 2011-333, 71-1 Constitution
maintenir, maintien, confirmer, tribunal demande + requête, recours, désisté > R. 612-5-1 CJA
ordonnance, tri, sans audience, rejetée + requête, recours, manifestement, irrecevable > R. 222-1 CJA
régulariser, compléter, manque + requête, recours, pièce, tribunal, greffe > R. 612-1 CJA, R. 411-1 CJA
mauvais tribunal, incompétent, trompé + tribunal, juridiction, transmettre > R. 351-3 CJA, R. 312-1 CJA
jugement + tiers, pas partie, concerné, jamais prévenu, opposition > R. 832-1 CJA
référé, ordonnance, suspension + modifier, mettre fin, changé, nouveau, élément > L. 521-4 CJA
référé + appel, cassation, pourvoi, contester, délai, perdu > L. 523-1 CJA, R. 523-1 CJA
appel + avocat, obligatoire, sans, faut > R. 811-7 CJA, R. 431-2 CJA
tribunal + insultes, injures, diffamatoire, propos, supprimer > L. 741-2 CJA, L. 741-3 CJA
frais, expertise, expert + payer, avance, qui > R. 621-13 CJA, R. 761-1 CJA
`
