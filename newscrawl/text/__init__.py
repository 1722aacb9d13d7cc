"""Pure functions on text: white space, case, dates, languages, names, agencies, boilerplate. No page, no network, no clock."""
