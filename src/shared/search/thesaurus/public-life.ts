/** Lines of the thesaurus on communes, agents, contracts, planning, police, schools, foreigners and what an administration owes. */
export const PUBLIC_LIFE = `
# Communes
signer, passer, décider, voter, vote + @contrat, maire, seul, commune + maire, seul, adjoint, commune > L. 2122-22 CGCT, L. 2121-29 CGCT, L. 2122-18 CGCT
adjoint, délégation, délégué, déléguer + maire, place, signer > L. 2122-18 CGCT
conseil municipal, conseillers, vote, voté + voté, voter, décider, décide, règle, affaires, faut, rôle, obligatoire > L. 2121-29 CGCT
@élus + convocation, convoqué, convoqués, prévenu, prévenus, à temps, réunion, envoyer, recevoir, reçu, note, informés, information, document, avant de voter, ordre du jour > L. 2121-12 CGCT, fiche GEN-CONVOC, L. 2121-13 CGCT
arrêté, délibération, acte, décision municipale + publié, publier, affiché, affichage, afficher, vigueur, publication, exécutoire, applique > L. 2131-1 CGCT, fiche GEN-PUBL
police municipale, maire + rôle, pouvoirs, quoi, faire, ordre public, tranquillité, sécurité > L. 2212-2 CGCT
comptes, délibérations, budget, procès-verbaux + copie, consulter, voir + commune, conseil, mairie > L. 2121-26 CGCT
préfet + contrôler, attaquer, déférer, contrôle + commune, maire, délibération > L. 2131-6 CGCT
conseil municipal + public, assister, filmer, huis clos, enregistrer > L. 2121-18 CGCT
contribuable + place, commune > L. 2132-5 CGCT
État, préfet + dissoudre, s’ingérer, libre administration, autonomie, se substituer > fiche LIB-LOCALE

# Police du maire et du préfet
@interdire + @manif, rassemblements > CE 17413, fiche LIB-EXPR, fiche POL-PROP, fiche POL-GENERALE
@interdire + tous, toute la ville, partout, général, générale, absolue, permanent, toute, toujours > fiche POL-GENERALE, fiche POL-PROP, CE 17413
@interdire + spectacle, film, humoriste, immoral, morale, moral, dignité, cinéma, concert, affiche > CE 36385, fiche POL-DIGNITE, CE 136727, CE 374508
@interdire + plage, burkini, maillot, vêtement, voile, tenue > CE 402742, fiche POL-TROUBLE, fiche LAICITE
trouble, troubles, débordement, débordements, risque, ordre public, crainte + maire, préfet, @interdire, preuve, prouver, police > fiche POL-TROUBLE, CE 402742, CE 17413
couvre-feu, mendicité, mendier, alcool, terrasse + arrêté, maire, @interdire > fiche POL-PROP, CE 17413, L. 2212-2 CGCT
bar, café, restaurant, boîte de nuit, discothèque, débit de boissons, établissement, épicerie + fermé, fermer, fermeture, ferme, ferment > L. 3332-15 CSP, fiche POL-DEBIT
commerce, métier, profession, activité, photographe, vendeur, marchand + autorisation, interdire, interdit, exercer, liberté, ambulant > CE 00590, fiche LIB-COMMERCE
@manif + @interdire + préfet, préfecture, arrêté > L. 211-4 CSI, CE 17413, fiche LIB-EXPR
@manif + droit, liberté, ai-je > 11 CESDH, L. 211-1 CSI, fiche LIB-EXPR
@manif + déclarer, déclaration, prévenir, préavis > L. 211-1 CSI, L. 211-4 CSI

# Religion et neutralité
crèche, crèches + noël, mairie, public, laïcité > CE 395122, fiche LAICITE, 28 loi du 9 décembre 1905
croix, statue, calvaire, vierge, signe religieux, emblème, symbole + public, publique, mairie, place, bâtiment, monument, cimetière > 28 loi du 9 décembre 1905, fiche LAICITE, CE 395122
cantine, menu, porc, repas, viande + école, mairie, religion, proposer, enfants, halal, substitution > CE 426483, fiche SPU-EGAL
burkini + piscine, piscines > CE 464648, fiche SPU-NEUTRE, fiche LAICITE
piscine, burkini, règlement + dérogation, religieux, tenue, baignade > CE 464648, fiche SPU-NEUTRE
culte, messe, prière, mosquée, église, temple, religieux, religieuse + fermer, fermée, interdit, interdire, droit, liberté, local, refuser > fiche LIB-CULTE, CE 284307
service public, usagers + neutre, neutralité, politique, religion, égal > fiche SPU-NEUTRE, CE 464648
tarif, prix, abonnement, inscription + plus cher, différent, habitants, ailleurs, extérieur, extérieurs, résidents, piscine, cantine, égalité, commune > CE 88032, fiche SPU-EGAL, CE 92004

# Agents publics
grève, gréviste + @agent, interdire, empêcher, réquisition, réquisitionner, droit, service minimum, hôpital > fiche GA-DEHAENE, CE 262186, fiche SPU-GREVE, L. 114-1 CGFP
harcelé, harcèlement, harceler, harcèle, brimades, humiliations, placard + chef, travail, mairie, @agent, prouver, preuve, supérieur, service, direction, hiérarchie > L. 133-2 CGFP, CE 321225, fiche SP-HARC
@sanction + @agent, mairie, administration, employeur + échelle, quelles, risque, liste, possible > L. 533-1 CGFP, L. 530-1 CGFP
@agent + @sanction > L. 530-1 CGFP, L. 533-1 CGFP
@agent, conseil de discipline, faute + silence, se taire, taire, parler, obligé > Cons. const. 2024-1105, CE 490157, fiche SP-TAIRE
se taire, taire, garder le silence + @sanction, conseil de discipline, disciplinaire > Cons. const. 2024-1105, CE 490157, fiche SP-TAIRE
parler, répondre, m’expliquer, obligé + conseil de discipline > Cons. const. 2024-1105, fiche SP-TAIRE
conseil de discipline + consulter, consulté, avis, régulier, composition, convoqué, obligatoire > L. 532-5 CGFP, fiche SP-CONSEIL
dossier + @sanction, muté, mutation, discipline, révocation > 65 loi du 22 avril 1905, L. 532-4 CGFP, fiche SP-DOSSIER
faute, faits, @sanction + ans, prescription, vieux, ancien, anciens, date, trop tard, délai + @agent, @sanction > L. 532-2 CGFP
muté, mutée, mutation, déplacé, déplacement, changement d’affectation, changer de poste, déplacer + punir, @sanction, déguisée, sanction, chef, contre mon gré, office > fiche SP-DEGUISE, fiche GA-SPIRE, 65 loi du 22 avril 1905
@sanction + @agent + sévère, lourde, disproportionnée, excessive, trop > CE 347704, fiche SP-PROP
@agent, travail + faute, reproche, rien fait + @sanction > fiche SP-FAUTE, L. 530-1 CGFP
@agent + protection, attaqué, menacé, insulté, agressé > L. 134-1 CGFP, L. 134-5 CGFP
@agent + consulter mon dossier, mon dossier > L. 137-1 CGFP
@agent + neutralité, religion, opinion, voile, croix, kippa > L. 121-2 CGFP, fiche SPU-NEUTRE, fiche LAICITE
lanceur, alerte, dénoncer > L. 135-1 CGFP, 6 loi 2016-1691
concours, emploi public, recrutement, candidature + écarté, opinion, refusé, égalité, politique, communiste > CE 28238, 6 DDHC

# Contrats et domaine public
@contrat, candidat, offre, concurrent, attribution + écarté, écartée, rejeté, rejetée, perdu, évincé, avant la signature, pas encore signé > L. 551-1 CJA, L. 551-10 CJA, CE 305420, fiche CON-PRECON
appel d’offres, marché, mise en concurrence + triché, favoritisme, irrégulier, publicité, transparence, copain, sans concurrence > L. 551-1 CJA, L. 3 CCP, fiche CON-PRECON
appel d’offres, marché, contrat, concession + signé, signature, conclu + après, déjà, encore, trop tard > L. 551-13 CJA, CE 358994, fiche CON-CONTRACT, R. 551-7 CJA
marché, contrat + attendre, suspendre, bloquer, empêcher + signature, signer, signé > L. 551-4 CJA, L. 551-1 CJA
@contrat + habitant, contribuable, citoyen, tiers, concurrent, élu, association, nous, voisin + attaquer, contester, annuler, recours, fin > CE 358994, fiche CON-TIERS, CE 398445, fiche ARG-MARCHE
contrat, marché, concession + rompu, rompre, résilié, résilier, résiliation, rupture, arrêté, mis fin + reprendre, reprenne, reprise, continuer, demander, contester, mairie > CE 304806, fiche CON-REPRISE, CE 304802
contrat + nul, annuler, vice, irrégulier + partie, signataire, cocontractant, mairie, juge > CE 304802, fiche CON-CONTRACT
plage, terrasse, kiosque, halles, domaine public, emplacement, trottoir, restaurateur, marché de noël, stand + concurrence, choisi, choisir, attribué, sélection, sans appel > L. 2122-1-1 CG3P, fiche DOM-CONC
plage, terrasse, kiosque, domaine public, emplacement, trottoir, occupation + @retirer, perdre, mettre fin, expulser, renouveler, résilier, précaire > L. 2122-3 CG3P, fiche DOM-RETRAIT

# Urbanisme
permis + construire, voisin, immeuble + voisin, contester, attaquer, recours, tiers > L. 600-1-2 code de l’urbanisme, R. 600-2 code de l’urbanisme
permis + affichage, affiché, panneau, délai, découvert > R. 600-2 code de l’urbanisme, CE 409872
permis, urbanisme + notifier, prévenir, informer + recours > R. 600-1 code de l’urbanisme
permis + démolir, démolition > L. 480-13 code de l’urbanisme
association + permis, urbanisme > L. 600-1-1 code de l’urbanisme
@permis + @refus + @raisons, motif, courrier > L. 424-3 code de l’urbanisme, fiche URB-MOTIV
@permis + inondable, inondation, dangereux, danger, salubrité, sécurité, incendie, pollué, bruit, risque, glissement > R. 111-2 code de l’urbanisme, fiche URB-RISQUE
permis, autorisation d’urbanisme, construction + corriger, régulariser, réparer, modifier, partiel, partielle, partie, illégal > L. 600-5-1 code de l’urbanisme, L. 600-5 code de l’urbanisme
@permis + règlement, règles, respecte, conforme, hauteur, plu, distance, accordé > L. 421-6 code de l’urbanisme, fiche URB-REGL
@plu + illégal, contre, invoquer, servir, mal fait, exception, vice, permis > fiche URB-EXC, L. 600-1 code de l’urbanisme
maison, terrain, propriété, champ, jardin, expropriation, exproprier, préempter, préemption + prendre, prend, exproprier, exproprié, expropriation, route, projet, utilité publique, acheter de force > CE 78825, fiche EXPRO-BILAN, fiche LIB-PROP
propriété, terrain, maison + atteinte, privé, occuper, occupé, droit, bloquer, référé > fiche LIB-PROP, CE 231559

# Environnement
@usine + installer, construire, danger, dangers, pollution, pollue, nuisances, bruit, odeur, odeurs, voisin, autorisation, côté, règles > L. 511-1 code de l’environnement, L. 181-3 code de l’environnement, fiche ENV-ICPE
@usine, exploitant + argent, financier, financières, capacités, moyens, faillite, solide, remettre en état > L. 181-27 code de l’environnement, fiche ENV-CAPA, CE 384821
étude d’impact, évaluation environnementale + incomplète, bâclée, légère, périmée, manque, vide, oublie, insuffisante, mal faite, contenu, contient, fausse, obligatoire, projet > R. 122-5 code de l’environnement, fiche ENV-ETUDE, CE 323257, L. 122-1 code de l’environnement
@nature + détruire, tuer, protégé, protégée, abattre, couper, déranger, oublie, projet, chantier, travaux > L. 411-1 code de l’environnement, fiche ENV-ESPECES, L. 411-2 code de l’environnement
espèce, espèces + dérogation, exception, autoriser, permettre > L. 411-2 code de l’environnement
précaution, prudence, incertain, incertitude, sûr, science, scientifique + risque, danger, principe, antenne, antennes, ondes, agir, santé, pesticide > 5 charte de l’environnement, fiche ENV-PREC, CE 342409
environnement, charte, climat, pollution + constitution, valeur, droit, vivre, sain, urgence > CE 297931, CE 451129, fiche LIB-ENVIR

# Écoles, hébergement, prison
exclu, exclusion, conseil de discipline, renvoyé, @sanction, puni + @école, @enfant > R. 511-13 code de l’éducation, fiche EDU-SANCTION
inscrire, inscription, scolariser, scolarisation, place, handicap, aesh + @enfant, @école + @refus, pas, mairie, droit, aucune, sans > fiche LIB-INSTR, CE 344729
@prison + @sanction, isolement, transfert, fouille, fouilles, droit, droits, parloir, visite, contester, dignité, travail, conditions > L. 6 code pénitentiaire, fiche PEN-MESURE
fouille, fouilles, humiliant, humiliantes, humiliation, torture, rats, surpopulation, indigne, inhumain + @prison, police, garde > 3 CESDH, L. 6 code pénitentiaire, fiche PEN-MESURE, fiche LIB-DIGNE
dors, dormir, dort, rue, dehors, 115, sdf, sans-abri, hébergement, abri, toit, logé + 115, dehors, urgence, rue, famille, place, hébergement > fiche LIB-HEBERG, CE 356456
camp, campement, bidonville, jungle, squat + eau, toilettes, vivre, vivent, évacuer, expulser, conditions, douches, familles > CE 394540, fiche LIB-DIGNE, 3 CESDH
fin de vie, vie, soins, mort, danger de mort + urgence, liberté, juge, sauver, protéger > fiche LIB-VIE, CE 353172

# Étrangers
oqtf, @partir + @France, territoire, étranger, obligation, jours > L. 611-1 CESEDA, L. 614-1 CESEDA
@délai, jours, 30, trente, sans délai + quitter, partir, oqtf > L. 612-2 CESEDA, L. 611-1 CESEDA
fuite, fuir, disparaître, se soustraire + oqtf, préfet, étranger, délai, risque > L. 612-3 CESEDA, fiche ETR-DELAI
revenir, retour, rentrer + @France, interdit, interdiction, ans, irtf > L. 612-6 CESEDA, L. 612-10 CESEDA, fiche ETR-IRTF
@partir, pays + torture, risque, danger, guerre, mort, vie, persécuté, menacé + pays, renvoi, renvoyer, retour > 3 CESDH, L. 721-4 CESEDA, fiche ETR-3
@partir, titre de séjour, carte de séjour, préfet + famille, femme, mari, enfants, enfant, conjoint, vie privée, mariage, parents > 8 CESDH, fiche ETR-8, CE 107470, L. 423-23 CESEDA
@France, séjour + dix ans, ans, longtemps, habite, vis, vit + séjour, carte, titre, papiers, régulariser > L. 432-13 CESEDA, L. 423-23 CESEDA, fiche ETR-COMM
commission du titre de séjour, commission + séjour, titre, dix ans, préfet > L. 432-13 CESEDA, fiche ETR-COMM
entendu, demandé, écouté, m’expliquer, parler, observations + @partir, oqtf, étranger, obligation de partir > fiche ETR-ENTENDU, CJUE C-166/13, CJUE C-249/13
@enfant + intérêt, supérieur, bien, droits + étranger, décision, préfet, convention, expulsion, parents > 3 CIDE, fiche ETR-CIDE, CE 161364
expulsion, expulser, éloigner + @étranger > L. 611-1 CESEDA, L. 631-1 CESEDA
rétention, centre + @étranger, enfermé, juge > L. 741-1 CESEDA
assigné, assignation + résidence > L. 731-1 CESEDA
régulariser, régularisation, papiers + sans, séjour > L. 435-1 CESEDA
asile, réfugié + demander, demande, enregistrer, préfet, rendez-vous, refuse, droit > fiche LIB-ASILE, CE 229039, L. 521-1 CESEDA
regroupement, famille + @étranger, venir, séjour > L. 434-2 CESEDA, L. 423-23 CESEDA, fiche LIB-FAMILLE
famille, mari, femme, conjoint, enfants + visa, vivre ensemble, séparé, séparer, droit, référé > fiche LIB-FAMILLE, CE 238211, 8 CESDH

# Responsabilité
@dégât, tombé, trou, trottoir, route, nid-de-poule, chaussée, arbre, voirie + @payer, responsable, faute, mairie, commune, État, qui > fiche IND-FAUTE, fiche IND-LIEN, fiche GA-BLANCO
@faute + @adm, police, illégale + @payer, responsable, préjudice, indemnité > fiche IND-FAUTE, CE 84768
illégale, illégalité + @payer, faute, droit à > CE 84768, fiche IND-FAUTE
savait, rien fait, inaction, carence, laissé faire, n’agit pas, protéger + @adm, responsable, police > fiche IND-CARENCE, CE 241152
amiante, pesticide, pollution + @adm, responsable, victime > CE 241152, fiche IND-CARENCE
squatteurs, squatteur, squat, locataire, force publique, occupants, occupé + @refus, police, préfet, expulser, concours, indemnise > CE 38284, fiche IND-EGALITE
loi, mesure générale, décret + ruine, ruiner, perte, préjudice, faillite, payer, indemniser > CE 51704, fiche IND-EGALITE, 13 DDHC
sans faute, explosion, explosé, exploser, feu d’artifice, dangereux, risque, arme + @payer, responsable, État, mairie, faute de personne, indemniser, blessé > CE 62273, fiche IND-RISQUE
chance + perdu, perte, guérir, hôpital, réussir > CE 289328, fiche IND-LIEN
hôpital, médecin, chirurgien, opération, soins, accouchement + @faute, @payer, préjudice, victime, responsable > CE 289328, fiche IND-LIEN, fiche IND-FAUTE
préjudice, perte, manque à gagner + prouver, montrer, calculer, évaluer, lien, montant > fiche IND-LIEN
@police + faute, blessé, éborgné, lbd, bavure, coup + @payer, État, responsable > CE 10365, fiche IND-FAUTE
responsabilité, responsable + État, administration, règles, juge + spéciales, quel juge, droit > fiche GA-BLANCO

# Amendes et permis de conduire
amende, contravention, pv + contester, contestation, excès, vitesse, stationnement > 529-10 CPP, 530 CPP
points + permis + retrait, récupérer, perdre, perdu > L. 223-1 code de la route, L. 223-6 code de la route
stationnement, forfait + contester, payer, recours, délai, amende > L. 2333-87 CGCT

# Élections
élection, élections, vote + contester, annuler, municipales > L. 248 code électoral, R. 119 code électoral
campagne + dépenses, comptes, argent > L. 52-12 code électoral, L. 52-8 code électoral
affiches, tracts, propagande + veille, jour > L. 49 code électoral
liste, listes + électorale, électorales, inscrire > L. 20 code électoral
parti, partis, politique, campagne, meeting, opinion, candidat + salle, refuser, radio, télévision, pluralisme, liberté, expression > fiche LIB-PLURAL, CE 230611

# Aides, logement, impôts
rsa + indu, rembourser, contester > L. 262-47 code de l’action sociale et des familles, L. 262-46 code de l’action sociale et des familles
logement, dalo + opposable, attendre, prioritaire > L. 441-2-3 code de la construction et de l’habitation
impôt, impôts, taxe + contester, réclamer, réclamation > L. 190 LPF, R. 190-1 LPF
impôt, impôts + payer, sursis, attendre + contester, réclamation > L. 277 LPF

# Libertés
dire, expression, exprimer, parler, critiquer, tract, presse + veux, liberté, droit, opinion, librement > 10 CESDH, 11 DDHC, 11 charte des droits fondamentaux
procès, juge, tribunal + équitable, impartial, juste > 6 CESDH, 16 DDHC
lettres, courrier, correspondance, domicile, privée + lire, ouvrir, État, police, respecter, respect > 8 CESDH, 7 charte des droits fondamentaux
aller et venir, circuler, sortir, voyager, passeport, confinement + liberté, droit, interdit, empêcher, confisqué, retirer > fiche LIB-ALLER, CE 228928
enfermer, enfermé, détenir, arrêter, liberté individuelle + juge, sans, autorité judiciaire > 66 Constitution
recours + effectif > 13 CESDH, 47 charte des droits fondamentaux, 16 DDHC
égalité, égaux + loi, constitution, citoyens > 6 DDHC, fiche GEN-EGAL
torture, inhumain, dégradant, maltraitance + interdit, interdite, droit, police > 3 CESDH, fiche LIB-DIGNE
`
