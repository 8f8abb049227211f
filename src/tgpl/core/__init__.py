"""What every room stands on: base model, Vietnamese text, encryption, form fields, page components, test helpers."""
