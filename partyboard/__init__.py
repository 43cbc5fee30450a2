"""Party-building indicators of a provincial party committee, from monthly workbooks."""
