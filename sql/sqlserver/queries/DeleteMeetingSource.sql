-- Forgets a name that a source has given up, or what a person has settled.
DELETE FROM ki.meeting_source WHERE source = @Source AND uid = @Uid AND committee = @Committee;
