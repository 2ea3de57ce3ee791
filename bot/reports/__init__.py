"""What is handed over on paper and in pictures: templates, fonts and marks are vendored beside the code."""
