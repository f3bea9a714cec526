-- The state of the report with a number.
SELECT state AS State FROM ki.report_occurrence WHERE report_number = @ReportNumber;
