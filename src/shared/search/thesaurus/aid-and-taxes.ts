/** Lines of the thesaurus on aid, housing, taxes, sums that an administration claims, schools and health. */
export const AID_AND_TAXES = `
# Aides sociales
rsa + @supprimer, radié, radier, contrat, sanction, obligations > L. 262-37 CASF, L. 262-47 CASF
rsa + @refus, demander, droit, toucher, condition, conditions > L. 262-2 CASF, L. 262-47 CASF
rsa + effacer, remise, annuler, dette, bonne foi, payer > L. 262-46 CASF, L. 262-47 CASF
prime d’activité, prime activité > L. 845-2 CSS, L. 845-3 CSS
apl, aide au logement, aides au logement, allocation logement + @indu, @supprimer, @refus, contester, calcul, caf > L. 825-2 CCH, L. 825-1 CCH
@caf + @indu + contester, prime, rsa, aide, fraude, que faire, dette > L. 262-46 CASF, L. 845-3 CSS, L. 825-2 CCH, L. 553-2 CSS
allocations familiales, allocation familiale + @indu, @supprimer, @refus, contester > L. 142-1 CSS, L. 142-4 CSS, L. 553-2 CSS
sécurité sociale, sécu, cpam, assurance maladie, indemnités journalières, arrêt de travail + @refus, contester, @supprimer, @recours > L. 142-1 CSS, L. 142-4 CSS, R. 142-1 CSS
mdph, aah, handicapé, handicap, invalidité + @refus, contester, taux, allocation, @recours, renouveler > L. 241-9 CASF, L. 142-4 CSS
pch, compensation, aide humaine, auxiliaire de vie + handicap, handicapé, pch, heures, refus > L. 245-1 CASF, L. 241-9 CASF
carte, macaron, place + handicapé, mobilité, invalidité, inclusion > L. 241-3 CASF, L. 241-9 CASF
apa, autonomie, perte d’autonomie, dépendance, personne âgée, maison de retraite, ehpad + aide, @refus, département, allocation, payer, apa > L. 232-1 CASF, L. 134-2 CASF, L. 132-1 CASF
aide sociale + @refus, contester, département, décision, @recours > L. 134-2 CASF, L. 134-1 CASF
succession, héritage, héritiers, décès + aide sociale, département, récupérer, rembourser > L. 132-8 CASF, L. 134-2 CASF
parents, mère, père, enfants, obligation alimentaire + ehpad, maison de retraite, payer, aide sociale, département ! école, classe, cantine > L. 132-6 CASF, L. 132-7 CASF
assistante maternelle, assistant maternel, nounou, nourrice + agrément, retrait, retirer, suspendu, suspendre, refus > L. 421-6 CASF, L. 421-3 CASF
adoption, adopter + agrément, refus, département > L. 225-2 CASF, L. 225-4 CASF
aide sociale à l’enfance, ase, foyer, placé + dix-huit ans, 18 ans, majeur, majeure, dehors, contrat > L. 222-5 CASF, L. 222-5-1 CASF
mineur isolé, mineur étranger, mineurs isolés, non accompagné, non accompagnés + âge, département, reconnu, majeur, prouver, accueil > L. 221-2-4 CASF, L. 223-2 CASF
domiciliation, adresse, domicilier, sans domicile + mairie, ccas, refuse, refus, élection > L. 264-1 CASF, L. 264-4 CASF
complémentaire, mutuelle, css, cmu + gratuite, solidaire, refus, droit, santé > L. 861-1 CSS, L. 861-5 CSS
aide médicale, ame, médical + État, sans-papiers, étranger, ame > L. 251-1 CASF, L. 252-1 CASF
chômage, france travail, pôle emploi, chômeur, demandeur d’emploi + @supprimer, radié, radiation, @refus, contester, allocation > L. 5412-1 code du travail, L. 5426-2 code du travail
électricité, gaz, chauffage, énergie + chèque > L. 124-1 code de l’énergie
électricité, gaz, eau, chauffage + couper, coupé, coupure, hiver, impayé, facture > L. 115-3 CASF
bourse, étudiant, crous + @refus, bourse, échelon, contester, supprimée, logement > L. 821-1 code de l’éducation, D. 821-1 code de l’éducation
maprimerénov, anah, rénovation + prime, aide, refus, retirée, payée, dossier > 1 décret 2020-26

# Logement
dalo, logement prioritaire, droit au logement + @refus, rejeté, commission, pas reconnu, prioritaire > L. 441-2-3 CCH, R. 441-14 CCH
dalo, prioritaire, reconnu prioritaire + proposé, propose, proposition, attend, attendre, rien, préfet, toujours pas, mois, relogé > L. 441-2-3-1 CCH, R. 778-2 CJA
hlm, logement social, bailleur social + @refus, attribution, dossier, @raisons, attendre, numéro, demande > L. 441-2-2 CCH, L. 441-1 CCH, L. 441-2-3 CCH
logement, appartement, maison, immeuble + insalubre, indigne, moisissure, humidité, danger, rats, cafards, mal isolé > L. 511-2 CCH, L. 511-11 CCH, L. 1331-22 CSP
immeuble, maison, mur, balcon, bâtiment + effondrer, effondre, péril, ruine, menace, fissures, écrouler, tomber > L. 511-2 CCH, L. 511-19 CCH, L. 511-11 CCH
loyer, locataire + insalubrité, péril, arrêté, payer, interdit d’habiter > L. 521-2 CCH, L. 521-1 CCH
airbnb, meublé, tourisme, location saisonnière, location courte + autorisation, mairie, numéro, déclarer, amende, louer, jours > L. 324-1-1 code du tourisme, L. 631-7 CCH
changement d’usage, transformer, bureau, local commercial + logement, habitation, autorisation > L. 631-7 CCH, R. 421-17 code de l’urbanisme
permis de louer, autorisation de louer + mairie, location, refus > L. 635-1 CCH
façade, ravaler, ravalement + obliger, oblige, mairie, travaux > L. 126-2 CCH
expulsé, expulsion, expulser + locataire, loyer, hiver, trêve, huissier, impayé > L. 412-6 code des procédures civiles d’exécution, L. 153-1 code des procédures civiles d’exécution
squatteur, squatteurs, squatte, squat + préfet, propriétaire, évacuer, expulser, maison > 38 loi 2007-290, L. 153-1 code des procédures civiles d’exécution
gens du voyage, caravanes, caravane + terrain, stationnement, aire, expulser, mise en demeure, préfet > 9 loi 2000-614, 9-1 loi 2000-614

# Impôts
@impôt + contester, réclamation, réclamer, trop, erreur, @recours, corriger + @délai, quand, jusque, tard, date > R. 196-1 LPF, R. 196-2 LPF, L. 190 LPF
foncière, taxe d’habitation, habitation, cfe, ordures, résidence secondaire + contester, erreur, trop, payer, augmente, locale, logement vacant, réduire ! cantine > R. 196-2 LPF, L. 190 LPF, 1415 CGI
réclamation + rejetée, rejette, refuse, rejet, refusée, sans réponse, répond + @impôt > R. 199-1 LPF, L. 199 LPF, R. 198-10 LPF
@impôt + @répondre + réclamation, six mois, attendre > R. 198-10 LPF, R. 199-1 LPF
redressement, rectification, redressé, redressée, proposition de rectification + @impôt, répondre, contester, délai, envoyé, reçu, motiver > L. 57 LPF, R. 196-3 LPF
contrôle fiscal, vérification, contrôleur, vérificateur + prévenir, avis, droits, avocat, charte, comptabilité, entreprise, venir > L. 47 LPF, L. 10 LPF
@impôt + ans, ancien, vieux, prescription, remonter + combien, redressement, contrôler, réclamer, arrière > L. 169 LPF, L. 57 LPF
@impôt + saisir, saisi, saisie, saisissent, compte, banque, salaire, huissier, tiers détenteur, avis à tiers > L. 262 LPF, L. 281 LPF, R. 281-1 LPF
@impôt + @payer, difficulté, remise, gracieuse, effacer, pas les moyens, étaler > L. 247 LPF
pénalités, majoration, majorations, 40, 80, intérêts de retard + @impôt, bonne foi, fraude, manquement, redressement, retard > 1729 CGI, 1728 CGI, 1727 CGI
@impôt + dit, écrit, promis, changé d’avis, doctrine, rescrit, bofip, position > L. 80 A LPF, L. 80 B LPF
@impôt + dénonciation, renseignements, origine, documents, banque, tiers, informations + copie, connaître, demander, communiquer, origine > L. 76 B LPF
@impôt + commission > L. 59 LPF, L. 59 A LPF
@impôt + rembourser, remboursé, intérêts, intérêt + gagné, dégrèvement, trop payé > L. 208 LPF
dons, don, reçu fiscal, reçus fiscaux, déduction + association, fisc, impôts, droit > L. 80 C LPF, 200 CGI
taxe d’aménagement, permis + taxe + payer, contester, calcul > 1635 quater A CGI, L. 190 LPF
ordures, poubelles, déchets + taxe, redevance, facture, payer > 1520 CGI, L. 2333-76 CGCT
taxe de séjour + payer, montant, louer, vote > L. 2333-26 CGCT
logement vacant, vacance, inhabité + taxe > 232 CGI

# Sommes réclamées
titre exécutoire, titre de recettes, avis des sommes à payer, avis de sommes, facture, cantine, crèche, trésorerie, trésor public + contester, payer, reçu, envoyé, réclame, @mairie, erreur, opposition, huissier > L. 1617-5 CGCT
titre de perception, ordre de payer + contester, réclamer, État, reçu, opposition, préfet > 118 décret 2012-1246, 117 décret 2012-1246
salaire, paie, traitement, trop versé, trop-perçu + @agent, mairie, administration, remboursement, rembourser, réclame, État, commune + trop, réclame, indu > 37-1 loi 2000-321
créance, dette, doit, somme, somme due + quatre ans, prescription, prescrite, 4 ans, ans, longtemps > 1 loi 68-1250, 2 loi 68-1250
quatre ans, prescription quadriennale + interrompre, @recours, lettre, demande, réclamer > 2 loi 68-1250, 1 loi 68-1250
fournisseur, facture, entreprise + retard, payée, paie pas, intérêts, pas payé + marché, mairie, hôpital, État > L. 2192-10 CCP, L. 2192-13 CCP
subvention + rembourser, reverser, @supprimer, @refus, promise, conditions, versée > 9-1 loi 2000-321, 10 loi 2000-321, L. 242-2 CRPA

# Écoles et universités
école à la maison, instruction en famille, instruire, faire l’école, maison + @refus, autorisation, droit, enfant, école, rectorat > L. 131-5 code de l’éducation, D. 131-11-10 code de l’éducation
instruction en famille, école à la maison + contrôle, inspecteur, inspection > L. 131-10 code de l’éducation
redoubler, redoublement, redouble, maintien, passage, orientation, classe supérieure + @enfant, conseil de classe, appel, commission, accord, contester, lycée, collège > D. 331-35 code de l’éducation, D. 331-34 code de l’éducation, L. 311-7 code de l’éducation
dérogation, carte scolaire, secteur, affectation, affecté + @école, frère, sœur, @enfant > D. 211-11 code de l’éducation, L. 212-7 code de l’éducation, D. 331-38 code de l’éducation
autre commune, commune voisine, commune de résidence + @école, inscrire, frais, payer > L. 212-8 code de l’éducation
cantine + @refus, place, inscrire, inscription, droit, chômeurs, parents, accepter > L. 131-13 code de l’éducation
cantine + tarif, prix, augmente, cher > R. 531-52 code de l’éducation
aesh, accompagnant, avs, handicap, handicapé + @école, heures, élève, enfant, classe > L. 351-3 code de l’éducation, L. 112-1 code de l’éducation, L. 917-1 code de l’éducation
fermer, ferme, fermeture, supprimer, ouvrir + école, classe, classes > L. 2121-30 CGCT, L. 212-1 code de l’éducation, D. 211-9 code de l’éducation
bac, examen, brevet, bts, concours, diplôme, jury + note, notes, contester, jury, recours, recalé, correction, copie > D. 334-20 code de l’éducation
fraude, triche, triché, tricher + bac, examen > D. 334-25 code de l’éducation, R. 811-11 code de l’éducation
parcoursup, vœux + refus, rejeté, pourquoi, critères, savoir, algorithme, classement, rectorat > L. 612-3 code de l’éducation
master + @refus, inscription, admission, place, sélection, rectorat > L. 612-6 code de l’éducation, R. 612-36-3 code de l’éducation
étudiant, université, faculté + @sanction, exclu, plagiat, triche, commission de discipline > R. 811-11 code de l’éducation, L. 811-6 code de l’éducation
frais d’inscription, droits d’inscription + université, gratuit, étudiant, étranger, master > L. 719-4 code de l’éducation
harcèlement, harcelé, harceler + @école, élève, enfant, lycée, camarades > L. 111-6 code de l’éducation
voile, croix, signe, kippa, abaya, tenue + élève, lycée, collège, école > L. 141-5-1 code de l’éducation
car, bus, transport, transports + scolaire, scolaires, école > L. 3111-7 code des transports
absence, absences, absent, absentéisme + élève, école, enfant, allocations > L. 131-8 code de l’éducation
téléphone, portable + élève, école, collège, lycée, confisqué, confisquer > L. 511-5 code de l’éducation
école privée, école hors contrat, établissement privé + ouvrir, ouverture, fermer, opposition, rectorat > L. 441-1 code de l’éducation, L. 442-2 code de l’éducation

# Santé
infection, nosocomiale, bactérie, microbe + hôpital, clinique, attrapée, payer, opération > L. 1142-1 CSP, L. 1142-22 CSP
accident médical, erreur médicale, oniam, aléa, opération + @payer, oniam, indemnisation, commission, à qui, demander > L. 1142-1 CSP, L. 1142-7 CSP, L. 1142-22 CSP
hôpital, médecin, médical + ans, prescription, délai, trop tard + @payer, plainte, procès, erreur, préjudice, agir > L. 1142-28 CSP
vaccin, vaccination, vacciné + malade, effets, indemnisation, effet secondaire, rendu, obligatoire + malade, effets, handicapé, payer, indemnisation > L. 3111-9 CSP
vaccin, vaccins, vaccination + obligatoire, enfant, refuser, crèche, école > L. 3111-2 CSP
psychiatrie, psychiatrique, interné, internement, hospitalisé, hospitalisation + force, contre, sortir, préfet, juge, contrainte, consentement > L. 3212-1 CSP, L. 3213-1 CSP, L. 3211-12-1 CSP, L. 3211-12 CSP
psychiatrie, psychiatrique, hospitalisé + isolement, attaché, contention > L. 3222-5-1 CSP
consentement, refuser, accord + soins, traitement, opération, médecin > L. 1111-4 CSP, L. 1111-2 CSP
directives anticipées, acharnement, arrêt des soins, arrêter les soins, arrêt des traitements + médecin, hôpital, soins, volonté, famille > L. 1111-11 CSP, L. 1110-5-1 CSP
secret médical, confidentiel + médecin, hôpital, employeur, décès, famille > L. 1110-4 CSP
médecin, dentiste, infirmier + plainte, ordre, plaindre, déontologie > L. 4123-2 CSP, L. 4124-2 CSP
pharmacie, pharmacien, officine + ouvrir, ouverture, transfert, déplacer, licence, ars > L. 5125-3 CSP, L. 5125-4 CSP
décédé, mort, décès + dossier médical, père, mère, mari, famille, hôpital > L. 1110-4 CSP, L. 1111-7 CSP
maternité, urgences, lit, service, hôpital + fermer, ferme, fermeture, supprimer > L. 6122-1 CSP, L. 6111-1 CSP
`
