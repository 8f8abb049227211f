"""The unified data set on people with disabilities: what is known of each request, any two things crossed."""
