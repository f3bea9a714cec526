-- Defective rows, put into the base tables as a host system would deliver them (the import refuses all of them).
-- Each row shows one fault; what must become of it stands in erwartet.md. Run once, after the import.

INSERT INTO ki_activity (id, kind, title, start_date, end_date, status, organiser, participants, minutes, quantity, unit, note, recorded_at, changed_at)
VALUES
  -- whole rows rejected
  ('H-001', 'event', 'Gesprächskreis, Donnerstag', '2026-02-19', NULL, 'held', 'KI', '8', NULL, NULL, NULL, NULL, '2026-02-20 08:00', '2026-02-20 08:00'),
  ('H-001', 'event', 'Gesprächskreis, Freitag', '2026-02-20', NULL, 'held', 'KI', '9', NULL, NULL, NULL, NULL, '2026-02-23 08:00', '2026-02-23 08:00'),
  ('H-002', 'event', 'Netzwerktreffen Lehrkräfte', '2025-02-30', NULL, 'held', 'KI', '12', NULL, NULL, NULL, NULL, '2025-03-03 09:10', '2025-03-03 09:10'),
  ('H-003', 'event', 'Projektwoche Sprache', '2025-06-20', '2025-06-16', 'held', 'KI', '25', NULL, NULL, NULL, NULL, '2025-06-23 10:00', '2025-06-23 10:00'),
  ('H-004', 'workshop', 'Werkstatt Mehrsprachigkeit', '2025-09-17', NULL, 'held', 'KI', '10', NULL, NULL, NULL, NULL, '2025-09-18 11:30', '2025-09-18 11:30'),
  ('H-005', 'event', 'Fortbildung: Wortschatzarbeit', '2026-04-29', NULL, 'erledigt', 'KI', '15', NULL, NULL, NULL, NULL, '2026-04-30 08:20', '2026-04-30 08:20'),
  ('H-006', 'event', 'Fortbildung: Lesen in zwei Sprachen', '2026-12-01', NULL, 'held', 'KI', NULL, NULL, NULL, NULL, NULL, '2026-07-27 14:00', '2026-07-27 14:00'),
  -- only a value rejected, the activity stays
  ('H-007', 'event', 'Elterncafé im Mehrgenerationenhaus', '2026-05-13', NULL, 'held', 'KI', '7', NULL, NULL, NULL, NULL, '2026-05-15 09:00', '2026-05-15 09:00'),
  ('H-008', 'event', 'Elterncafé mit Gästen', '2026-06-17', NULL, 'held', 'KI', '11', NULL, NULL, NULL, NULL, '2026-06-18 09:00', '2026-06-18 09:00'),
  ('H-009', 'event', 'Elterncafé im Familienzentrum', '2025-10-29', NULL, 'held', 'KI', '-5', NULL, NULL, NULL, NULL, '2025-10-30 09:00', '2025-10-30 09:00'),
  ('H-010', 'event', 'Netzwerktreffen Lehrkräfte: Schulen im Nordkreis', '2025-10-29', NULL, 'held', 'KI', '14', NULL, NULL, NULL, NULL, '2025-10-30 09:05', '2025-10-30 09:05'),
  ('H-011', 'event', 'Netzwerktreffen Lehrkräfte: Förderplanung', '2025-11-27', NULL, 'held', 'KI', '16', NULL, NULL, NULL, NULL, '2025-11-28 09:00', '2025-11-28 09:00'),
  ('H-012', 'event', 'Elterncafé: Schulanmeldung', '2026-03-25', NULL, 'held', 'KI', '12,5', NULL, NULL, NULL, NULL, '2026-03-26 09:00', '2026-03-26 09:00');

INSERT INTO ki_activity_attribute (activity_id, attribute, value)
VALUES
  ('H-002', 'art', 'Netzwerktreffen'),
  ('H-002', 'zielgruppe', 'Lehrkräfte'),
  ('H-005', 'art', 'Fortbildung'),
  ('H-005', 'zielgruppe', 'pädagogische Fachkräfte'),
  ('H-006', 'art', 'Fortbildung'),
  ('H-006', 'zielgruppe', 'pädagogische Fachkräfte'),
  ('H-007', 'art', 'Elterncafé'),
  ('H-007', 'kommune', 'Entenhausen'),
  ('H-008', 'art', 'Elterncafé'),
  ('H-008', 'kommune', 'Eschweiler'),
  ('H-008', 'partner', 'P-99'),
  ('H-009', 'art', 'Elterncafé'),
  ('H-009', 'kommune', 'Würselen'),
  -- outer blank behind the word
  ('H-010', 'art', 'Netzwerktreffen '),
  ('H-010', 'zielgruppe', 'Lehrkräfte'),
  ('H-010', 'schulstufe', 'Sekundarstufe I'),
  ('H-010', 'kommune', 'Herzogenrath'),
  ('H-011', 'art', 'Netzwerktreffen'),
  -- "ä" as a plus U+0308, written so that no editor composes it
  ('H-011', 'zielgruppe', 'Lehrkra' || char(776) || 'fte'),
  ('H-011', 'schulstufe', 'Primarstufe'),
  ('H-011', 'kommune', 'Alsdorf'),
  ('H-012', 'art', 'Elterncafé'),
  ('H-012', 'kommune', 'Stolberg (Rhld.)');
